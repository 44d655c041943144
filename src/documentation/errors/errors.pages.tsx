import type { Column } from '../../platform/ui/index.ts'
import { Lead, Table, useLanguage } from '../../platform/ui/index.ts'
import type { ErrorEntry } from './error-groups.ts'
import { listErrorGroups } from './error-groups.ts'
import { errorsTexts } from './errors.texts.ts'

/** All codes on one page, so that the browser's own search finds each. */
export function ErrorsView() {
  const language = useLanguage()
  const said = errorsTexts[language]
  const { receipts, faults, refusals } = listErrorGroups(language)
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <h2>{said.receipts}</h2>
      <p>{said.receiptsLead}</p>
      <Codes caption={said.receipts} statusTitle={said.status} entries={receipts} />
      <h2>{said.faults}</h2>
      <p>{said.faultsLead}</p>
      <Codes caption={said.faults} statusTitle={said.receiptCode} entries={faults} />
      <h2>{said.refusals}</h2>
      <p>{said.refusalsLead}</p>
      <Codes caption={said.refusals} statusTitle={said.httpStatus} entries={refusals} />
    </>
  )
}

function Codes({ caption, statusTitle, entries }: { caption: string; statusTitle: string; entries: readonly ErrorEntry[] }) {
  const said = errorsTexts[useLanguage()]
  const columns: Column<ErrorEntry>[] = [
    { title: said.code, cell: ({ code, anchor }) => <code id={anchor ? code : undefined}>{code}</code>, names: true },
    { title: statusTitle, cell: ({ status }) => status },
    { title: said.message, cell: ({ message }) => message },
    { title: said.remedy, cell: ({ remedy }) => remedy },
  ]
  return <Table caption={caption} columns={columns} rows={entries} empty={said.empty} density="compact" />
}
