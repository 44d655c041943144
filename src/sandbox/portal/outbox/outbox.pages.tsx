import { formatDateTime } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Badge, Button, CodeBlock, Form, Input, Lead, Select, Table, useLanguage } from '../../../platform/ui/index.ts'
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
    { title: said.sent, cell: ({ sentAt }) => (sentAt === null ? said.waiting : formatDateTime(sentAt, language)) },
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

/** A text with its line breaks. */
function Lines({ text }: { text: string }) {
  return <>{text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</>
}

function Content({ message }: { message: CapturedMessage }) {
  const said = outboxTexts[useLanguage()]
  const { subject, body, links, messageUuid } = message
  return (
    <>
      <strong>{subject}</strong>
      <p><Lines text={body} /></p>
      {links.length > 0 && (
        <ul aria-label={said.links}>
          {links.map((link) => <li><a href={link}>{link}</a></li>)}
        </ul>
      )}
      {messageUuid !== undefined && <a href={tracePath(messageUuid)}>{said.letter}</a>}
    </>
  )
}
