import { formatNumber } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Badge, StructuredList, Table, useLanguage } from '../../platform/ui/index.ts'
import { tellCode } from './mailing-words.ts'
import { releasedAt, stepPercents } from './mailing.ts'
import type { Mailing } from './mailings.queries.ts'
import { mailingTexts } from './mailings.texts.ts'
import { percentOf } from './present-mailing.ts'
import type { FaultCount, MailingReport } from './read-mailing.ts'

/** How far a mailing is: its steps, its letters, and what was wrong with them. */
export function Progress({ report: { mailing, faults } }: { report: MailingReport }) {
  const language = useLanguage()
  const said = mailingTexts[language]
  const { entries, handled, taken, rejected, repeated } = mailing
  const facts = [
    { label: said.inArchive, value: formatNumber(entries, language) },
    { label: said.handled, value: formatNumber(handled, language) },
    { label: said.sent, value: formatNumber(taken - rejected, language) },
    { label: said.faulty, value: said.faultyOf(mailing.faults, handled) },
    ...(repeated === 0 ? [] : [{ label: said.repeated, value: formatNumber(repeated, language) }]),
  ]
  return (
    <section>
      <h2>{said.progress}</h2>
      <Steps mailing={mailing} />
      <StructuredList label={said.progress} facts={facts} />
      {faults.length > 0 && <h3>{said.faultList}</h3>}
      {faults.length > 0 && <Faults faults={faults} />}
    </section>
  )
}

type StepState = keyof (typeof mailingTexts)['da']['stepStates']

function stateOf({ state, step: current, entries, handled }: Mailing, step: number): StepState {
  if (handled >= releasedAt(entries, step) && step <= current) return 'done'
  if (step > current) return state === 'stopped' ? 'halted' : 'next'
  return state === 'running' ? 'now' : 'halted'
}

const tones = { done: 'success', now: 'info', next: undefined, halted: 'warning' } as const

function Steps({ mailing }: { mailing: Mailing }) {
  const language = useLanguage()
  const said = mailingTexts[language]
  const columns: Column<number>[] = [
    { title: said.step, cell: (step) => said.stepNames(percentOf(step)), names: true },
    { title: said.letters, cell: (step) => formatNumber(releasedAt(mailing.entries, step), language), numeric: true },
    { title: said.state, cell: (step) => <StepBadge state={stateOf(mailing, step)} /> },
  ]
  return <Table caption={said.steps} columns={columns} rows={stepPercents.map((_, step) => step).slice(1)} empty="" density="compact" />
}

function StepBadge({ state }: { state: StepState }) {
  const tone = tones[state]
  return <Badge {...(tone === undefined ? {} : { tone })}>{mailingTexts[useLanguage()].stepStates[state]}</Badge>
}

function Faults({ faults }: { faults: readonly FaultCount[] }) {
  const language = useLanguage()
  const said = mailingTexts[language]
  const columns: Column<FaultCount>[] = [
    { title: said.fault, cell: ({ code }) => tellCode(code, language).message, names: true },
    { title: said.letters, cell: ({ letters }) => formatNumber(letters, language), numeric: true },
    { title: said.first, cell: ({ entryNumber, entryName }) => said.entry(entryNumber, entryName) },
    { title: said.remedy, cell: ({ code }) => tellCode(code, language).remedy },
  ]
  return <Table caption={said.faultList} columns={columns} rows={faults} empty={said.nothingWrong} />
}
