import type { Language } from '../../platform/i18n/index.ts'
import { formatNumber } from '../../platform/i18n/index.ts'
import type { ListColumn, ListState } from '../../platform/ui/index.ts'
import { DataTable, isNarrowed, Lead, useLanguage } from '../../platform/ui/index.ts'
import { fewMailboxes } from '../open-mailboxes.ts'
import { mailboxPath } from '../post-paths.ts'
import { choiceTexts } from './choice.texts.ts'
import type { ChoiceRow } from './read-choice.ts'
import { mostUnread } from './read-choice.ts'

interface ChoiceFacts {
  readonly state: ListState
  readonly rows: readonly ChoiceRow[]
  readonly total: number
}

function unreadText(unread: number, language: Language): string {
  if (unread === 0) return choiceTexts[language].noUnread
  return unread < mostUnread ? formatNumber(unread, language) : `${formatNumber(mostUnread - 1, language)}+`
}

/** The mailboxes that can be read, searched and paged where they are many. */
export function ChoiceView({ state, rows, total }: ChoiceFacts) {
  const language = useLanguage()
  const said = choiceTexts[language]
  const columns: ListColumn<ChoiceRow>[] = [
    { title: said.name, names: true, cell: ({ mailboxId, name }) => <a href={mailboxPath(mailboxId)}>{name}</a> },
    { title: said.cvr, cell: ({ cvrNumber }) => cvrNumber ?? '' },
    { title: said.unread, numeric: true, cell: ({ unread }) => unreadText(unread, language) },
  ]
  const search = total > fewMailboxes || isNarrowed(state) ? { searchLabel: said.search } : {}
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <DataTable id="mailboxes" state={state} caption={said.title} columns={columns} rows={rows} total={total} {...search} empty={said.none} />
    </>
  )
}
