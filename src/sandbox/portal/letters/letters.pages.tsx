import type { LetterFacts } from '../../../exchange/index.ts'
import { tellState } from '../../../exchange/index.ts'
import { formatShortDate, formatTime } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Alert, BackLink, Badge, Form, KeysetPagination, Lead, Search, Table, useLanguage } from '../../../platform/ui/index.ts'
import { sandboxPaths, tracePath } from '../sandbox-paths.ts'
import { lettersTexts } from './letters.texts.ts'

export interface LettersFacts {
  readonly letters: readonly LetterFacts[]
  readonly search: string
  /** Why a search found nothing. */
  readonly fault: 'unknown' | 'unreadable' | undefined
  /** The way back to the first page; absent there. */
  readonly newestHref: string | undefined
  readonly olderHref: string | undefined
}

/** The newest letters with where they are now. */
export function LettersView({ letters, search, fault, newestHref, olderHref }: LettersFacts) {
  const language = useLanguage()
  const said = lettersTexts[language]
  const columns: Column<LetterFacts>[] = [
    { title: said.letter, cell: ({ messageUuid, title }) => <a href={tracePath(messageUuid)}>{title ?? said.untitled}</a>, names: true },
    { title: said.sender, cell: ({ senderName }) => senderName },
    { title: said.recipient, cell: ({ recipientName }) => recipientName ?? '–' },
    { title: said.accepted, cell: ({ acceptedAt }) => `${formatShortDate(acceptedAt, language)} ${formatTime(acceptedAt, language)}` },
    { title: said.state, cell: (letter) => <StateBadge letter={letter} /> },
  ]
  return (
    <>
      {newestHref !== undefined && <BackLink href={newestHref} text={said.newest} />}
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Form action={sandboxPaths.letters} method="get">
        <Search name="q" label={said.search} value={search} />
      </Form>
      {fault !== undefined && <Alert tone="warning">{said[fault]}</Alert>}
      <Table caption={said.title} columns={columns} rows={letters} empty={said.empty} />
      <KeysetPagination label={said.pages} nextHref={olderHref} />
    </>
  )
}

function StateBadge({ letter }: { letter: LetterFacts }) {
  const { tone, short } = tellState(letter, useLanguage())
  return <Badge tone={tone}>{short}</Badge>
}
