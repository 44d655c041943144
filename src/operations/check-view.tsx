import type { CheckReport, Gap } from '../exchange/index.ts'
import { gapTexts } from '../exchange/index.ts'
import type { Column } from '../platform/ui/index.ts'
import { Alert, Lead, Table, useLanguage } from '../platform/ui/index.ts'
import { operationsTexts } from './operations.texts.ts'

/** What a check found just now. */
export function CheckView({ report: { gaps, letters } }: { report: Pick<CheckReport, 'gaps' | 'letters'> }) {
  const said = operationsTexts[useLanguage()]
  const columns: Column<Gap>[] = [
    { title: said.letter, cell: ({ letterId }) => <code>{letterId ?? said.unknownLetter}</code>, names: true },
    { title: said.gap, cell: ({ code }) => <span lang="en">{gapTexts[code]}</span> },
    { title: said.detail, cell: ({ detail }) => detail },
  ]
  return (
    <>
      <h1>{said.checkTitle}</h1>
      <Lead>{said.checkLead}</Lead>
      {gaps.length === 0 ? <Alert tone="success">{said.noGaps(letters)}</Alert> : <Alert tone="error">{said.gaps(gaps.length, letters)}</Alert>}
      {gaps.length > 0 && <Table caption={said.gapCaption} columns={columns} rows={gaps} empty="" />}
      <p>{said.full}</p>
    </>
  )
}
