import type { Instant } from '../../../platform/clock/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { formatCount, formatDateTime } from '../../../platform/i18n/index.ts'
import { Alert, Button, ButtonGroup, CodeBlock, Details, ErrorSummary, Form, Input, Lead, StructuredList, useLanguage } from '../../../platform/ui/index.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { clockTexts } from './clock.texts.ts'
import { fieldTime } from './wished-time.ts'

export interface ClockFacts {
  readonly now: Instant
  readonly offsetMs: number
  readonly baseUrl: string
  /** The clock has just been moved. */
  readonly moved: boolean
  /** Why it was not moved. */
  readonly error?: string | undefined
  /** What was asked for, to be shown again beside its error. */
  readonly wanted?: string | undefined
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A distance in its two largest units, to the minute: `7 dage, 3 timer`. */
function distance(exactMs: number, language: Language): string {
  const durationMs = Math.round(exactMs / minuteMs) * minuteMs
  const { days, hours, minutes, lessThanMinute } = clockTexts[language]
  const parts = [
    { count: Math.floor(durationMs / dayMs), noun: days },
    { count: Math.floor((durationMs % dayMs) / hourMs), noun: hours },
    { count: Math.floor((durationMs % hourMs) / minuteMs), noun: minutes },
  ].filter(({ count }) => count > 0)
  return parts.length === 0 ? lessThanMinute : parts.slice(0, 2).map(({ count, noun }) => formatCount(count, noun, language)).join(', ')
}

/** The clock: what time it is, and forms that move it. */
export function ClockView(facts: ClockFacts) {
  const language = useLanguage()
  const said = clockTexts[language]
  const { now, offsetMs, moved, error } = facts
  const ahead = { label: said.ahead, value: offsetMs === 0 ? said.same : distance(offsetMs, language) }
  return (
    <>
      <h1>{said.title}</h1>
      {error !== undefined && <ErrorSummary faults={[{ id: 'set', text: error }]} />}
      <Lead>{said.lead}</Lead>
      {moved && <Alert tone="success">{said.moved(formatDateTime(now, language))}</Alert>}
      <StructuredList label={said.title} facts={[{ label: said.now, value: <strong>{formatDateTime(now, language)}</strong> }, ahead]} />
      <ClockForms {...facts} />
      <Details summary={said.byProgram}>
        <CodeBlock id="clock-show" label={said.show}>{`curl -s ${facts.baseUrl}/sandbox/api/clock`}</CodeBlock>
        <CodeBlock id="clock-move" label={said.move}>
          {`curl -s ${facts.baseUrl}/sandbox/api/clock -H 'Content-Type: application/json' -d '{"advance": "P7D"}'`}
        </CodeBlock>
      </Details>
    </>
  )
}

function ClockForms({ now, error, wanted }: ClockFacts) {
  const said = clockTexts[useLanguage()]
  return (
    <>
      <h2>{said.advance}</h2>
      <Form action={sandboxPaths.clock}>
        <ButtonGroup>
          {Object.entries(said.steps).map(([duration, words]) => (
            <Button name="advance" value={duration} weight="secondary">{words}</Button>
          ))}
        </ButtonGroup>
      </Form>
      <h2>{said.set}</h2>
      <Form action={sandboxPaths.clock}>
        <Input name="set" type="datetime-local" label={said.time} hint={said.timeHint} error={error} value={wanted ?? fieldTime(now)} length={27} />
        <Button>{said.submit}</Button>
      </Form>
      <p>{said.waits}</p>
    </>
  )
}
