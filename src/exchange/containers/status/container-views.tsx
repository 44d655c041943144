import { formatDateTime, formatFileSize, formatNumber } from '../../../platform/i18n/index.ts'
import type { Column, Fact, Tone } from '../../../platform/ui/index.ts'
import { Alert, BackLink, Badge, ButtonLink, KeysetPagination, Lead, Pagination, Progress, StructuredList, Table, Toolbar, useLanguage } from '../../../platform/ui/index.ts'
import { tellArchiveFault } from '../archive-fault-texts.ts'
import { containersFunction } from './containers-function.ts'
import { containersTexts } from './containers.texts.ts'
import { tellEntryFault } from './entry-fault-texts.ts'
import type { FaultsPage } from './read-faults.ts'
import type { EntryCounts, TransmissionState } from './transmission-state.ts'
import { countsOf, stateOf } from './transmission-state.ts'
import type { ContainerFacts, EntryFault, ListedTransmission, RejectionFacts } from './transmissions.queries.ts'

const path = containersFunction.href
const tones: Readonly<Record<TransmissionState, Tone>> = { received: 'info', 'in-progress': 'info', held: 'warning', stopped: 'warning', ended: 'success', rejected: 'error' }

/** What ended is well only if nothing in it needs mending. */
function StateBadge({ state, faulty }: { state: TransmissionState; faulty: number }) {
  const said = containersTexts[useLanguage()]
  return state === 'ended' && faulty > 0 ? <Badge tone="warning">{said.endedWithFaults}</Badge> : <Badge tone={tones[state]}>{said.states[state]}</Badge>
}

export interface ListFacts {
  readonly transmissions: readonly ListedTransmission[]
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
}

/** What the organisation's systems sent, newest first. */
export function ContainerList({ transmissions, page, pages }: ListFacts) {
  const language = useLanguage()
  const said = containersTexts[language]
  const columns: Column<ListedTransmission>[] = [
    { title: said.received, cell: ({ transmissionId, receivedAt }) => <a href={`${path}/${transmissionId}`}>{formatDateTime(receivedAt, language)}</a>, names: true },
    { title: said.state, cell: (one) => <StateBadge state={stateOf(one)} faulty={one.faulty} /> },
    { title: said.messages, cell: ({ entries, isRejected }) => (isRejected ? '–' : formatNumber(entries, language)), numeric: true },
    { title: said.faulty, cell: ({ faulty, isRejected }) => (isRejected ? '–' : formatNumber(faulty, language)), numeric: true },
    { title: said.system, cell: ({ systemName }) => systemName },
    { title: said.id, cell: ({ transmissionId }) => <code>{transmissionId}</code> },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Table caption={said.title} columns={columns} rows={transmissions} empty={said.empty} />
      <Pagination current={page} total={pages} href={(number) => `${path}?page=${number}`} />
    </>
  )
}

/** An archive of which nothing was taken in, and why. */
export function RejectedView({ transmissionId, systemName, way, rejectedAt, ...fault }: RejectionFacts) {
  const language = useLanguage()
  const said = containersTexts[language]
  const facts: Fact[] = [
    { label: said.received, value: formatDateTime(rejectedAt, language) },
    { label: said.system, value: systemName },
    { label: said.way, value: said.ways[way] },
    { label: said.id, value: <code>{transmissionId}</code> },
  ]
  return (
    <>
      <BackLink href={path} text={said.title} />
      <Toolbar>
        <h1>{said.one}</h1>
        <StateBadge state="rejected" faulty={0} />
      </Toolbar>
      <Alert tone="error" title={said.stateWords.rejected}>{tellArchiveFault(fault, language)}</Alert>
      <StructuredList label={said.transmission} facts={facts} />
    </>
  )
}

export interface OneFacts extends FaultsPage {
  readonly container: ContainerFacts
}

/** How far a container is, what became of its letters, and what is wrong with some of them. */
export function ContainerView(facts: OneFacts) {
  const language = useLanguage()
  const said = containersTexts[language]
  const state = stateOf(facts.container)
  const faulty = facts.container.refused + facts.container.rejected
  return (
    <>
      <BackLink href={path} text={said.title} />
      <Toolbar>
        <h1>{said.one}</h1>
        <StateBadge state={state} faulty={faulty} />
      </Toolbar>
      <Lead>{said.stateWords[state]}</Lead>
      {faulty > 0 && <Alert tone="warning"><a href="#faults">{said.withFaults(formatNumber(faulty, language))}</a></Alert>}
      {state !== 'ended' && <HowFar {...facts.container} />}
      <section>
        <h2>{said.counts}</h2>
        <Counts {...countsOf(facts.container)} />
      </section>
      {faulty > 0 && <Faults {...facts} />}
      <section>
        <h2>{said.transmission}</h2>
        <Transmission {...facts.container} />
      </section>
    </>
  )
}

function HowFar({ transmissionId, handled, entries, endedAt }: ContainerFacts) {
  const language = useLanguage()
  const said = containersTexts[language]
  return (
    <>
      <Progress value={handled} max={entries} label={said.handled(formatNumber(handled, language), formatNumber(entries, language))} />
      {endedAt === null && (
        <p>
          <ButtonLink href={`${path}/${transmissionId}`} weight="secondary">{said.refresh}</ButtonLink>
        </p>
      )}
    </>
  )
}

const countOrder = ['accepted', 'rejected', 'repeated', 'refused', 'waiting', 'entries'] as const satisfies readonly (keyof EntryCounts)[]

/** What never happened to this container is left out, save how many files it has. */
function Counts(counts: EntryCounts) {
  const language = useLanguage()
  const said = containersTexts[language]
  const shown = countOrder.filter((name) => counts[name] > 0 || name === 'accepted')
  return <StructuredList label={said.counts} facts={shown.map((name) => ({ label: said.countNames[name], value: `${formatNumber(counts[name], language)} – ${said.countWords[name]}` }))} />
}

function Transmission({ transmissionId, systemName, way, lane, length, compression, receivedAt, endedAt }: ContainerFacts) {
  const language = useLanguage()
  const said = containersTexts[language]
  const facts: Fact[] = [
    { label: said.received, value: formatDateTime(receivedAt, language) },
    ...(endedAt === null ? [] : [{ label: said.ended, value: formatDateTime(endedAt, language) }]),
    { label: said.system, value: systemName },
    { label: said.way, value: said.ways[way] },
    { label: said.lane, value: said.lanes[lane] },
    { label: said.size, value: `${formatFileSize(length, language)}, ${said.compressions[compression]}` },
    { label: said.id, value: <code>{transmissionId}</code> },
  ]
  return <StructuredList label={said.transmission} facts={facts} />
}

function Faults({ container, faults, hasEarlier, hasLater }: OneFacts) {
  const language = useLanguage()
  const said = containersTexts[language]
  const address = `${path}/${container.transmissionId}`
  const columns: Column<EntryFault>[] = [
    { title: said.number, cell: ({ entryNumber }) => formatNumber(entryNumber, language), numeric: true },
    { title: said.file, cell: ({ entryName }) => <code>{entryName}</code>, names: true },
    { title: said.wrong, cell: (fault) => [tellEntryFault(fault, language)?.message ?? said.unknown(fault.code), fault.detail].filter((part) => part !== null).join(' ') },
    { title: said.remedy, cell: (fault) => tellEntryFault(fault, language)?.remedy ?? '–' },
  ]
  return (
    <section id="faults">
      <h2>{said.faults}</h2>
      <p>{said.faultsLead}</p>
      <Table caption={said.faults} columns={columns} rows={faults} empty={said.noFaultsLeft} />
      <KeysetPagination
        previousHref={hasEarlier ? `${address}?before=${faults[0]?.entryNumber ?? ''}#faults` : undefined}
        nextHref={hasLater ? `${address}?after=${faults.at(-1)?.entryNumber ?? ''}#faults` : undefined}
      />
    </section>
  )
}
