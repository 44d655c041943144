import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { useLanguage } from '../language-context.tsx'
import { SenderMark } from './sender-mark.tsx'
import type { Fact } from '../content/structured-list.tsx'

const words = texts({ da: { download: 'Hent' }, en: { download: 'Download' } })

interface LetterHeadProps {
  sender: string
  logoUrl?: string | undefined
  title: string
  /** Date, case, reply by: what one wants to know before reading. */
  facts: readonly Omit<Fact, 'editHref'>[]
  /** Badges. */
  children?: ComponentChildren
}

/** The head of an opened letter: its title is the page's first heading. */
export function LetterHead({ sender, logoUrl, title, facts, children }: LetterHeadProps) {
  return (
    <div class="letter-head">
      <SenderMark name={sender} logoUrl={logoUrl} />
      <div>
        <p class="letter-sender">{sender}</p>
        <h1 class="h2">{title}</h1>
        <dl class="letter-facts">
          {facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
    </div>
  )
}

/**
 * A sender's HTML document inside the page. The frame may run no scripts, send no forms and open nothing above itself;
 * what it shows is cleaned before and served with a policy of its own.
 */
export function DocumentFrame({ src, title }: { src: string; title: string }) {
  return <iframe class="document-frame" src={src} title={title} sandbox="allow-popups allow-popups-to-escape-sandbox" />
}

/** A sender's plain text, with its own line breaks. */
export function DocumentText({ children }: { children: string }) {
  return <div class="document-text">{children}</div>
}

/** A document of a letter. */
export interface FileLink {
  name: string
  /** Shows the file; absent when it can only be downloaded. */
  href?: string | undefined
  downloadHref: string
  /** Kind and size as shown: "PDF, 1.2 MB". */
  about: string
  icon?: IconName
}

/** Documents to open or download. */
export function FileList({ label, files }: { label: string; files: readonly FileLink[] }) {
  const said = words[useLanguage()]
  return (
    <ul class="file-list unstyled-list no-max-width" aria-label={label}>
      {files.map(({ name, href, downloadHref, about, icon = 'document' }) => (
        <li>
          <Icon name={icon} />
          <span class="file-name">
            {href === undefined ? name : <a href={href}>{name}</a>}
            <span class="file-about">{about}</span>
          </span>
          <a class="function-link" href={downloadHref} download>
            <Icon name="download" />
            {said.download}
            <span class="sr-only"> {name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
