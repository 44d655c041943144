import { formatNumber } from '../../platform/i18n/index.ts'
import type { Column, Fact } from '../../platform/ui/index.ts'
import { StructuredList, Table, useLanguage } from '../../platform/ui/index.ts'
import type { Finding } from './examinations.queries.ts'
import { tellCode, tellDuration } from './mailing-words.ts'
import { mailingTexts } from './mailings.texts.ts'
import type { MailingReport } from './read-mailing.ts'

/** What was found when the letters were looked through. */
export function ExaminationFigures({ examination, expectedMs }: Pick<MailingReport, 'examination' | 'expectedMs'>) {
  const language = useLanguage()
  const said = mailingTexts[language]
  const { digital, paper, repeated, sameRecipient, findings } = examination
  const wrong = findings.reduce((sum, { letters }) => sum + letters, 0)
  const figure = (label: string, value: number): Fact => ({ label, value: formatNumber(value, language) })
  const facts: Fact[] = [
    figure(said.digital, digital),
    figure(said.paper, paper),
    figure(said.wouldFail, wrong),
    ...(repeated === 0 ? [] : [figure(said.wouldRepeat, repeated)]),
    ...(sameRecipient === 0 ? [] : [figure(said.sameRecipient, sameRecipient)]),
    ...(expectedMs === undefined ? [] : [{ label: said.expected, value: `${tellDuration(expectedMs, language)}, ${said.expectedHint}` }]),
  ]
  return <StructuredList label={said.examination} facts={facts} />
}

/** What cannot be sent, by reason, with the first letters of each. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const language = useLanguage()
  const said = mailingTexts[language]
  const columns: Column<Finding>[] = [
    { title: said.fault, cell: ({ code }) => tellCode(code, language).message, names: true },
    { title: said.letters, cell: ({ letters }) => formatNumber(letters, language), numeric: true },
    { title: said.first, cell: ({ examples }) => <Examples examples={examples} /> },
    { title: said.remedy, cell: ({ code }) => tellCode(code, language).remedy },
  ]
  return <Table caption={said.wouldFail} columns={columns} rows={findings} empty={said.nothingWrong} />
}

function Examples({ examples }: Pick<Finding, 'examples'>) {
  const said = mailingTexts[useLanguage()]
  return <>{examples.map(({ entryNumber, entryName }) => <div>{said.entry(entryNumber, entryName)}</div>)}</>
}
