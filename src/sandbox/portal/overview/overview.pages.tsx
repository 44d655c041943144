import { documentationPaths } from '../../../documentation/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import { formatDateTime, formatNumber } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { CardGrid, Lead, NavigationCard, Table, useLanguage } from '../../../platform/ui/index.ts'
import type { listQueues } from '../../../platform/work/index.ts'
import { laneTexts, stageText } from '../../../platform/work/index.ts'
import { ResetDone } from '../reset/reset.pages.tsx'
import { sandboxPaths } from '../sandbox-paths.ts'
import { overviewTexts } from './overview.texts.ts'

type Queue = Awaited<ReturnType<typeof listQueues>>[number]

/** The sandbox at a glance: its tools and its queues. */
export function OverviewView({ now, queues, isReset }: { now: Instant; queues: readonly Queue[]; isReset: boolean }) {
  const language = useLanguage()
  const said = overviewTexts[language]
  return (
    <>
      <h1>{said.title}</h1>
      {isReset && <ResetDone />}
      <Lead>{said.lead}</Lead>
      <p>{said.now(formatDateTime(now, language))}</p>
      <h2>{said.tools}</h2>
      <Tools />
      <h2>{said.queues}</h2>
      <p>{said.queuesLead}</p>
      <Queues queues={queues} />
      <p>
        <a href={sandboxPaths.gallery}>{said.gallery}</a>
      </p>
    </>
  )
}

function Tools() {
  const said = overviewTexts[useLanguage()]
  const { letters, workshop, clock, systems, receivers, outbox, testPortal, reset } = sandboxPaths
  const tools = { letters, workshop, clock, systems, receivers, outbox, testPortal, people: '/#nation', docs: documentationPaths.guide, reset } as const
  const names = ['letters', 'workshop', 'clock', 'systems', 'receivers', 'outbox', 'people', 'testPortal', 'docs', 'reset'] as const
  return (
    <CardGrid>
      {names.map((name) => (
        <NavigationCard href={tools[name]} title={said[name].title} level={3}>
          <p>{said[name].text}</p>
        </NavigationCard>
      ))}
    </CardGrid>
  )
}

function Queues({ queues }: { queues: readonly Queue[] }) {
  const language = useLanguage()
  const said = overviewTexts[language]
  const columns: Column<Queue>[] = [
    { title: said.stage, cell: ({ stage }) => stageText(stage, language), names: true },
    { title: laneTexts[language].lane, cell: ({ lane }) => laneTexts[language].lanes[lane] },
    { title: said.waiting, cell: ({ waiting }) => formatNumber(waiting, language), numeric: true },
    { title: said.due, cell: ({ due }) => formatNumber(due, language), numeric: true },
    { title: said.stuck, cell: ({ stuck }) => formatNumber(stuck, language), numeric: true },
  ]
  return <Table caption={said.queues} columns={columns} rows={queues} empty={said.empty} density="compact" />
}
