import type { Instant } from '../platform/clock/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import { formatDateTime, formatDuration, formatNumber } from '../platform/i18n/index.ts'
import type { Column } from '../platform/ui/index.ts'
import { Badge, Table, useLanguage } from '../platform/ui/index.ts'
import { laneTexts, stageText } from '../platform/work/index.ts'
import { operationsPaths } from './operations-paths.ts'
import { operationsTexts } from './operations.texts.ts'
import type { Overview } from './read-overview.ts'

type Queue = Overview['queues'][number]

const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** What waits, in a sentence and as a table. */
export function QueuesView({ queues, now }: Pick<Overview, 'queues' | 'now'>) {
  const language = useLanguage()
  const said = operationsTexts[language]
  const ageOf = ({ overdueSince }: Queue): string => (overdueSince === null ? '–' : formatDuration(now - overdueSince, language))
  const columns: Column<Queue>[] = [
    { title: said.stage, cell: ({ stage }) => stageText(stage, language), names: true },
    { title: laneTexts[language].lane, cell: ({ lane }) => laneTexts[language].lanes[lane] },
    { title: said.waiting, cell: ({ waiting }) => waiting, numeric: true },
    { title: said.due, cell: ({ due }) => due, numeric: true },
    { title: said.stuck, cell: ({ stuck }) => (stuck === 0 ? 0 : <Badge tone="error">{stuck}</Badge>), numeric: true },
    { title: said.waited, cell: ageOf },
    { title: said.oldest, cell: ({ oldestDueAt }) => (oldestDueAt === null ? '–' : formatDateTime(oldestDueAt, language)) },
  ]
  return (
    <section>
      <h2>{said.queues}</h2>
      <p>{said.queuesLead}</p>
      {queues.length > 0 && <p>{queueWords(queues, now, language)}</p>}
      <Table caption={said.queues} columns={columns} rows={queues} empty={said.noQueues} />
      <p>
        <a href={operationsPaths.charts}>{said.seeCharts}</a>
      </p>
    </section>
  )
}

/** How much is due, how long the oldest has waited, and what is stuck, in a sentence or two. */
function queueWords(queues: readonly Queue[], now: Instant, language: Language): string {
  const said = operationsTexts[language]
  const overdue = queues.flatMap(({ overdueSince }) => overdueSince ?? [])
  const stuck = totalOf(queues.map((queue) => queue.stuck))
  const due = totalOf(queues.map((queue) => queue.due)) - stuck
  const dueWords = overdue.length === 0 ? said.nothingDue : said.dueWork(formatNumber(due, language), formatDuration(now - Math.min(...overdue), language))
  return stuck === 0 ? dueWords : `${dueWords} ${said.stuckWork(formatNumber(stuck, language))}`
}
