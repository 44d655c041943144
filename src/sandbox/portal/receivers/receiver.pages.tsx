import { formatDateTime, formatFileSize } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Alert, BackLink, Badge, Button, CodeBlock, Details, Form, Lead, Select, Table, useLanguage } from '../../../platform/ui/index.ts'
import type { AimedSystem, ReceivedCall } from '../../receivers/index.ts'
import { receiverPagePath, sandboxPaths, systemPath, tracePath } from '../sandbox-paths.ts'
import type { WatchedReceiver } from './read-receivers.ts'
import { callsShown } from './read-receivers.ts'
import { BehaviourBadge, BehaviourChoice, shortId } from './receivers.pages.tsx'
import { receiversTexts, receiverTexts } from './receivers.texts.ts'

/** What has just been done. */
export type Done = 'changed' | 'aimed' | 'released'

export interface ReceiverFacts extends WatchedReceiver {
  readonly done: Done | undefined
  /** Where receivers are reached. */
  readonly url: string
  readonly baseUrl: string
}

/** One receiver: how it behaves, who calls it, what it got. */
export function ReceiverView(facts: ReceiverFacts) {
  const language = useLanguage()
  const said = receiverTexts[language]
  const { receiver, calls, done, baseUrl } = facts
  const path = receiverPagePath(receiver.receiverId)
  return (
    <>
      <BackLink href={sandboxPaths.receivers} text={said.back} />
      <h1>{receiversTexts[language].name(shortId(receiver.receiverId))}</h1>
      <Lead>
        <BehaviourBadge behaviour={receiver.behaviour} /> {receiversTexts[language].behaviours[receiver.behaviour].hint}
      </Lead>
      {done !== undefined && <Alert tone="success">{said[done]}</Alert>}
      <h2>{said.aim}</h2>
      <Systems {...facts} />
      <h2>{said.got}</h2>
      {calls.length === callsShown && <p>{said.gotLead(callsShown)}</p>}
      <Calls calls={calls} />
      <h2>{said.change}</h2>
      <Form action={path}>
        <BehaviourChoice label={receiversTexts[language].behaviour} value={receiver.behaviour} />
        <Button weight="secondary">{said.submitChange}</Button>
      </Form>
      <Details summary={said.address}>
        {(['letters', 'notices', 'receipts'] as const).map((door) => <CodeBlock id={`address-${door}`} label={said[door]}>{`${facts.url}${path}/${door}`}</CodeBlock>)}
        <CodeBlock id="receiver-json" label={said.json}>{`curl -s '${baseUrl}/sandbox/api/receivers/${receiver.receiverId}'`}</CodeBlock>
      </Details>
      <Details summary={said.remove}>
        <p>{said.removeLead}</p>
        <Form action={`${path}/delete`}>
          <Button weight="warning">{said.remove}</Button>
        </Form>
      </Details>
    </>
  )
}

function Systems({ receiver, systems, others }: ReceiverFacts) {
  const said = receiverTexts[useLanguage()]
  const path = receiverPagePath(receiver.receiverId)
  const columns: Column<AimedSystem>[] = [
    { title: said.system, cell: ({ systemId, name }) => <a href={systemPath(systemId)}>{name}</a>, names: true },
    { title: said.organisation, cell: ({ organisationName }) => organisationName },
    { title: said.protocol, cell: ({ protocol }) => protocol },
    { title: said.actions, quiet: true, cell: (system) => <Release path={path} system={system} /> },
  ]
  return (
    <>
      <Table caption={said.aim} columns={columns} rows={systems} empty={said.nobody} density="compact" />
      <Form action={`${path}/aim`}>
        <Select name="systemId" label={said.system} choices={others.map(({ id, name, organisationName }) => ({ value: id, label: `${organisationName}: ${name}` }))} />
        <Select name="protocol" label={said.how} choices={(['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE'] as const).map((value) => ({ value, label: said.protocols[value] }))} />
        <Button>{said.submitAim}</Button>
      </Form>
    </>
  )
}

function Release({ path, system: { systemId, name } }: { path: string; system: AimedSystem }) {
  const said = receiverTexts[useLanguage()]
  return (
    <Form action={`${path}/release`}>
      <Button name="systemId" value={systemId} weight="plain" about={said.releaseAbout(name)}>{said.release}</Button>
    </Form>
  )
}

function Calls({ calls }: { calls: readonly ReceivedCall[] }) {
  const language = useLanguage()
  const said = receiverTexts[language]
  const columns: Column<ReceivedCall>[] = [
    { title: said.time, cell: ({ calledAt }) => formatDateTime(calledAt, language), names: true },
    { title: said.kind, cell: ({ kind }) => said.kinds[kind] },
    { title: said.letter, cell: (call) => <LetterLink call={call} /> },
    { title: said.size, cell: ({ byteCount }) => formatFileSize(byteCount, language), numeric: true },
    { title: said.answer, cell: ({ answerStatus }) => <Badge tone={answerStatus === 200 ? 'success' : 'error'}>{answerStatus ?? said.noAnswer}</Badge> },
  ]
  return <Table caption={said.got} columns={columns} rows={calls} empty={said.nothing} density="compact" />
}

/** Letters are known by the beginning of their messageUUID; a receipt leads to the letter that it is for. */
function LetterLink({ call: { messageUuid } }: { call: ReceivedCall }) {
  if (messageUuid === null) return <>–</>
  return (
    <a href={tracePath(messageUuid)} title={messageUuid}>
      <code>{messageUuid.slice(0, 8)}</code>
    </a>
  )
}
