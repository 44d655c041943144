import { formatDateTime } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Badge, ButtonLink, KeysetPagination, Lead, Table, useLanguage } from '../../platform/ui/index.ts'
import { mailingFunction } from './mailing-function.ts'
import { mailingPath, newMailingPath } from './mailing-paths.ts'
import { stateTones } from './mailing-words.ts'
import type { Mailing } from './mailings.queries.ts'
import { mailingTexts } from './mailings.texts.ts'

export interface MailingListFacts {
  readonly mailings: readonly Mailing[]
  /** Of the page with older ones. */
  readonly olderHref: string | undefined
  readonly isFirst: boolean
}

/** All mailings of an organisation, the newest first. */
export function MailingListView({ mailings, olderHref, isFirst }: MailingListFacts) {
  const language = useLanguage()
  const said = mailingTexts[language]
  const columns: Column<Mailing>[] = [
    { title: said.name, cell: ({ mailingId, name }) => <a href={mailingPath(mailingId)}>{name}</a>, names: true },
    { title: said.state, cell: ({ state }) => <Badge tone={stateTones[state]}>{said.states[state]}</Badge> },
    { title: said.handled, cell: ({ handled, entries }) => said.ofLetters(handled, entries), numeric: true },
    { title: said.faults, cell: ({ faults }) => faults, numeric: true },
    { title: said.system, cell: ({ systemName }) => systemName },
    { title: said.received, cell: ({ receivedAt }) => formatDateTime(receivedAt, language) },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <p>
        <ButtonLink href={newMailingPath}>{said.send}</ButtonLink>
      </p>
      <Table caption={said.title} columns={columns} rows={mailings} empty={said.none} />
      <KeysetPagination previousHref={isFirst ? undefined : mailingFunction.href} nextHref={olderHref} />
    </>
  )
}
