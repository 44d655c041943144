import { texts } from '../../i18n/index.ts'
import { Badge } from '../content/badge.tsx'
import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { useLanguage } from '../language-context.tsx'
import { SenderMark } from './sender-mark.tsx'
import type { Tone } from '../content/tone.ts'

const words = texts({
  da: { unread: 'Ulæst: ', attachments: 'Har bilag', select: (title: string) => `Vælg ${title}` },
  en: { unread: 'Unread: ', attachments: 'Has attachments', select: (title) => `Select ${title}` },
})

/** A letter as an inbox shows it. */
export interface MessageSummary {
  id: string
  href: string
  sender: string
  logoUrl?: string | undefined
  title: string
  /** As shown: `22.11.2026`. */
  date: string
  unread: boolean
  attachments?: boolean
  /** What the letter asks for or is: "Reply by 1 December", "Mandatory". */
  marks?: readonly MessageMark[]
}

/** A mark with a tone stands out as a badge; one without is a quiet remark. */
export interface MessageMark {
  text: string
  tone?: Tone
  icon?: IconName
}

interface MessageListProps {
  /** What the list holds: "Letters in Inbox". */
  label: string
  messages: readonly MessageSummary[]
  /** The sentence when there are none. */
  empty: string
  /** Gives every letter a tick box of this name, with the letter's id as value; the page puts the list into a form. */
  selectName?: string
}

/** The letters of a folder. */
export function MessageList({ label, messages, empty, selectName }: MessageListProps) {
  if (messages.length === 0) return <p class="empty-state">{empty}</p>
  return (
    <ul class="message-list unstyled-list no-max-width" aria-label={label}>
      {messages.map((message) => (
        <li class={classNames('message', message.unread && 'message-unread')}>
          {selectName !== undefined && <SelectBox name={selectName} message={message} />}
          <Message {...message} />
        </li>
      ))}
    </ul>
  )
}

function SelectBox({ name, message }: { name: string; message: MessageSummary }) {
  const id = `${name}-${message.id}`
  return (
    <div class="form-group-checkbox message-select">
      <input type="checkbox" id={id} name={name} class="form-checkbox" value={message.id} />
      <label class="form-label" for={id}>
        <span class="sr-only">{words[useLanguage()].select(message.title)}</span>
      </label>
    </div>
  )
}

function Message({ href, sender, logoUrl, title, date, unread, attachments, marks = [] }: MessageSummary) {
  const said = words[useLanguage()]
  return (
    <>
      <SenderMark name={sender} logoUrl={logoUrl} />
      <div class="message-text">
        <span class="message-sender">{sender}</span>
        <a class="message-title" href={href}>
          {unread && <span class="sr-only">{said.unread}</span>}
          {title}
        </a>
        {marks.length > 0 && (
          <span class="message-marks">
            {marks.map((mark) => (
              <Mark {...mark} />
            ))}
          </span>
        )}
      </div>
      <span class="message-date">
        {attachments && <Icon name="attach-file" label={said.attachments} />}
        {date}
      </span>
    </>
  )
}

function Mark({ text, tone, icon }: MessageMark) {
  const words = (
    <>
      {icon && <Icon name={icon} />}
      {text}
    </>
  )
  return tone === undefined ? <span class="message-mark">{words}</span> : <Badge tone={tone}>{words}</Badge>
}
