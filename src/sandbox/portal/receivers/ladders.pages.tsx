import { tellLadder } from '../../../exchange/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import { instant, instantText } from '../../../platform/clock/index.ts'
import { formatDateTime, formatNumber } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Button, ButtonGroup, Form, Table, useLanguage } from '../../../platform/ui/index.ts'
import { tracePath } from '../sandbox-paths.ts'
import { laddersTexts } from './ladders.texts.ts'
import type { WaitingLetter } from './read-receivers.ts'

/** Came before the system was aimed, or was announced: nothing is tried by itself. */
const mustBeFetched = ({ protocol, nextAttemptAt }: WaitingLetter): boolean => protocol === 'REST_PULL' && nextAttemptAt === null

/** The letters that wait, each with its ladder in words; those that the system must fetch anyway are only counted. */
export function Ladders({ waiting, systems }: { waiting: readonly WaitingLetter[]; systems: number }) {
  const language = useLanguage()
  const said = laddersTexts[language]
  const climbing = waiting.filter((letter) => !mustBeFetched(letter))
  const columns: Column<WaitingLetter>[] = [
    { title: said.letter, cell: ({ messageUuid, title }) => <a href={tracePath(messageUuid)}>{title ?? said.untitled}</a>, names: true },
    ...(systems > 1 ? [{ title: said.system, cell: ({ systemName }: WaitingLetter) => systemName }] : []),
    { title: said.attempts, cell: ({ failedAttempts }) => formatNumber(failedAttempts ?? 0, language), numeric: true },
    { title: said.how, cell: (ladder) => tellLadder(ladder, language).words },
  ]
  return (
    <>
      <Table caption={said.title} columns={columns} rows={climbing} empty={said.empty} />
      {climbing.length < waiting.length && <p>{said.toFetch}</p>}
    </>
  )
}

/** When the first of the letters is tried again; undefined when none is tried by itself. */
export function nextAttemptOf(waiting: readonly WaitingLetter[], now: Instant): Instant | undefined {
  const times = waiting.flatMap((ladder) => tellLadder(ladder, 'en').nextAttemptAt ?? []).filter((time) => time > now)
  return times.length === 0 ? undefined : instant(Math.min(...times))
}

/** Buttons that move the clock and come back to this page. */
export function LadderClock({ path, now, waiting }: { path: string; now: Instant; waiting: readonly WaitingLetter[] }) {
  const language = useLanguage()
  const said = laddersTexts[language]
  const next = nextAttemptOf(waiting, now)
  return (
    <>
      <h3>{said.clock}</h3>
      <p>{said.now(formatDateTime(now, language))} {said.hangs}</p>
      <Form action={`${path}/clock`}>
        <ButtonGroup>
          {next !== undefined && <Button name="set" value={instantText(next)}>{said.next(formatDateTime(next, language))}</Button>}
          {Object.entries(said.steps).map(([duration, words]) => (
            <Button name="advance" value={duration} weight="secondary">{words}</Button>
          ))}
        </ButtonGroup>
      </Form>
    </>
  )
}
