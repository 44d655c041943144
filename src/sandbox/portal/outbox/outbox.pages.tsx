import { mailFaultTexts } from '../../../notifications/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { formatDateTime } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Badge, Button, CodeBlock, Details, Form, Input, Lead, Select, Table, useLanguage } from '../../../platform/ui/index.ts'
import { sandboxPaths, tracePath } from '../sandbox-paths.ts'
import { outboxTexts } from './outbox.texts.ts'
import type { CapturedMessage, OutboxWish } from './read-outbox.ts'
import { outboxShown } from './read-outbox.ts'

const kinds = ['email', 'sms', 'paper'] as const

export interface OutboxFacts {
  readonly messages: readonly CapturedMessage[]
  readonly wish: OutboxWish
  readonly baseUrl: string
}

/** What would have left the platform. */
export function OutboxView({ messages, wish, baseUrl }: OutboxFacts) {
  const language = useLanguage()
  const said = outboxTexts[language]
  const columns: Column<CapturedMessage>[] = [
    { title: said.state, cell: (message) => <State message={message} /> },
    { title: said.kind, cell: ({ channel }) => <Badge tone="info">{said.kinds[channel]}</Badge> },
    { title: said.address, cell: ({ address }) => <Lines text={address} />, names: true },
    { title: said.content, cell: (message) => <Content message={message} /> },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Form action={sandboxPaths.outbox} method="get">
        <Select name="kind" label={said.kind} value={wish.kind ?? ''} requirement="filter" choices={[{ value: '', label: said.kinds.all }, ...kinds.map((kind) => ({ value: kind, label: said.kinds[kind] }))]} />
        <Input name="to" label={said.to} value={wish.to} requirement="filter" length={27} />
        <Button weight="secondary">{said.show}</Button>
      </Form>
      <Table caption={said.title} columns={columns} rows={messages} empty={said.empty} />
      {messages.length === outboxShown && <p>{said.newest(outboxShown)}</p>}
      <CodeBlock id="outbox-json" label={said.byProgram}>{`curl -s '${baseUrl}/sandbox/api/outbox${queryOf(wish)}'`}</CodeBlock>
    </>
  )
}

function queryOf({ kind, to }: OutboxWish): string {
  const query = new URLSearchParams({ ...(kind === undefined ? {} : { kind }), ...(to === undefined ? {} : { to }) }).toString()
  return query === '' ? '' : `?${query}`
}

const tones = { waiting: 'info', retrying: 'warning', sent: 'success', failed: 'error' } as const

/** What hindered it, and what comes next. */
function hindrances({ lastFault, lastAnswer, nextAttemptAt }: CapturedMessage, language: Language): string[] {
  const said = outboxTexts[language]
  if (lastFault === null) return []
  const answer = lastAnswer === null ? [] : [said.answer(lastAnswer)]
  const next = nextAttemptAt === null ? [] : [said.nextAttempt(formatDateTime(nextAttemptAt, language))]
  return [mailFaultTexts[language][lastFault], ...answer, ...next]
}

/** How it stands and since when. */
function State({ message }: { message: CapturedMessage }) {
  const language = useLanguage()
  const said = outboxTexts[language]
  const { state, attempts, caught } = message
  const since = formatDateTime(message.sentAt ?? message.failedAt ?? message.plannedAt, language)
  const tried = attempts > 1 ? [said.attempts(attempts)] : []
  const received = caught !== undefined && caught.times > 1 ? [said.receivedTwice(caught.times)] : []
  return (
    <>
      <Badge tone={tones[state]}>{said.states[state]}</Badge>
      <p><Lines text={[since, ...hindrances(message, language), ...tried, ...received].join('\n')} /></p>
    </>
  )
}

/** A text with its line breaks. */
function Lines({ text }: { text: string }) {
  return <>{text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</>
}

function Content({ message }: { message: CapturedMessage }) {
  const said = outboxTexts[useLanguage()]
  const { subject, body, links, messageUuid, caught } = message
  return (
    <>
      <strong>{subject}</strong>
      <p><Lines text={body} /></p>
      {links.length > 0 && (
        <ul aria-label={said.links}>
          {links.map((link) => <li><a href={link}>{link}</a></li>)}
        </ul>
      )}
      {caught !== undefined && (
        <Details summary={said.headers}>
          <Lines text={Object.entries(caught.headers).map(([name, value]) => `${name}: ${value}`).join('\n')} />
        </Details>
      )}
      {messageUuid !== undefined && <a href={tracePath(messageUuid)}>{said.letter}</a>}
    </>
  )
}
