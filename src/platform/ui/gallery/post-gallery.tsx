import { Badge } from '../content/badge.tsx'
import { Toolbar } from '../content/layout.tsx'
import { DocumentText, FileList, LetterHead } from '../post/letter.tsx'
import { LetterActions } from '../post/letter-actions.tsx'
import { MessageList } from '../post/message-list.tsx'
import type { MessageSummary } from '../post/message-list.tsx'
import { Timeline } from '../post/timeline.tsx'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

export function postGallery(words: Sample): GalleryEntry[] {
  return [
    {
      name: 'MessageList',
      states: [
        { title: 'letters', node: <MessageList label={words.inbox} messages={messages(words)} empty={words.nothing} /> },
        { title: 'selectable', node: <MessageList label={words.deleted} messages={messages(words)} empty={words.nothing} selectName="letter" /> },
        { title: 'empty', node: <MessageList label={words.drafts} messages={[]} empty={words.nothing} /> },
      ],
    },
    {
      name: 'LetterHead',
      states: [
        {
          title: 'with marks',
          node: (
            <LetterHead
              sender={words.authority}
              title={words.longTitle}
              facts={[{ label: words.date, value: '22.11.2026' }, { label: words.caseNumber, value: '2026-004711' }]}
            >
              <Toolbar><Badge tone="warning">{words.replyBy}</Badge></Toolbar>
            </LetterHead>
          ),
        },
      ],
    },
    { name: 'LetterActions', states: [{ title: 'open, a file, over', node: <Asked words={words} /> }] },
    {
      name: 'DocumentText',
      states: [{ title: 'lines', node: <DocumentText>{`${words.title}\n\n${words.sentence} ${words.sentence}\n\n${words.authority}`}</DocumentText> }],
    },
    {
      name: 'FileList',
      states: [
        {
          title: 'documents',
          node: (
            <FileList
              label={words.letters}
              files={[
                { name: `${words.longWord}.pdf`, href: '#', downloadHref: '#', about: 'PDF, 1,2 MB', icon: 'file-pdf' },
                { name: `${words.title}.xlsx`, downloadHref: '#', about: 'Excel, 34 kB', icon: 'file-excel' },
              ]}
            />
          ),
        },
      ],
    },
    { name: 'Timeline', states: [{ title: 'trace', node: <Trace words={words} /> }] },
  ]
}

function messages(words: Sample): MessageSummary[] {
  const message = { href: '#', sender: words.authority, date: '22.11.2026' }
  return [
    { ...message, id: '1', title: words.longTitle, unread: true, attachments: true, marks: [{ text: words.mandatory, icon: 'assignment' }, { text: words.replyBy, tone: 'warning' }] },
    { ...message, id: '2', title: words.title, unread: false },
    { ...message, id: '3', title: words.longWord, unread: true, sender: words.person },
  ]
}

function Asked({ words }: { words: Sample }) {
  return (
    <LetterActions
      label={words.more}
      actions={[
        { title: words.title, icon: 'payments', lines: [words.replyBy], href: '#', button: words.open },
        { title: words.longTitle, icon: 'calendar-month', lines: [words.authority, words.longWord], href: '#', download: true, button: words.save },
        { title: words.title, icon: 'edit', lines: [words.late], button: words.open },
      ]}
    />
  )
}

function Trace({ words }: { words: Sample }) {
  return (
    <Timeline
      label={words.title}
      level={4}
      steps={[
        { title: words.received, time: '22.11.2026 14.05.09,250', dateTime: '2026-11-22T13:05:09.250Z', actor: words.authority },
        { title: words.routed, time: '22.11.2026 14.05.09,391', dateTime: '2026-11-22T13:05:09.391Z', tone: 'success', children: <p>{words.routedWhy}</p> },
        { title: words.late, time: '23.11.2026 14.05.09,391', dateTime: '2026-11-23T13:05:09.391Z', tone: 'warning' },
        { title: words.failed, time: '24.11.2026 14.05.09,391', dateTime: '2026-11-24T13:05:09.391Z', tone: 'error', children: <p>{words.longTitle}</p> },
      ]}
    />
  )
}
