import { formatDateTime, formatFileSize } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Alert, BackLink, Badge, Button, ButtonGroup, CodeBlock, Details, Form, Lead, Radios, Select, Table, useLanguage } from '../../../platform/ui/index.ts'
import type { AimedSystem, ReceivedCall } from '../../receivers/index.ts'
import { receiverPagePath, sandboxPaths, systemPath, tracePath } from '../sandbox-paths.ts'
import { LadderClock, Ladders } from './ladders.pages.tsx'
import { laddersTexts } from './ladders.texts.ts'
import type { WatchedReceiver } from './read-receivers.ts'
import { callsShown } from './read-receivers.ts'
import { BehaviourBadge, BehaviourChoice, shortId } from './receivers.pages.tsx'
import { receiversTexts, receiverTexts } from './receivers.texts.ts'

/** What has just been done. */
export type Done = 'changed' | 'aimed' | 'released' | 'sent' | 'moved'

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
  const { receiver, systems, waiting, calls, now, done, baseUrl } = facts
  const path = receiverPagePath(receiver.receiverId)
  return (
    <>
      <BackLink href={sandboxPaths.receivers} text={said.back} />
      <h1>{receiversTexts[language].name(shortId(receiver.receiverId))}</h1>
      <Lead>
        <BehaviourBadge behaviour={receiver.behaviour} /> {receiversTexts[language].behaviours[receiver.behaviour].hint}
      </Lead>
      {done !== undefined && <Alert tone="success">{said[done]}</Alert>}
      <Details summary={said.change}>
        <Form action={path}>
          <BehaviourChoice label={receiversTexts[language].behaviour} value={receiver.behaviour} />
          <Button weight="secondary">{said.submitChange}</Button>
        </Form>
      </Details>
      <h2>{said.aim}</h2>
      <Systems {...facts} />
      {systems.length > 0 && (
        <>
          <h2>{laddersTexts[language].title}</h2>
          <Ladders waiting={waiting} systems={systems.length} />
          <LadderClock path={path} now={now} waiting={waiting} />
        </>
      )}
      <h2>{said.got}</h2>
      {calls.length === callsShown && <p>{said.gotLead(callsShown)}</p>}
      <Calls calls={calls} />
      <h2>{said.more}</h2>
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

/** Who calls the receiver; the form for more is folded away once there is one. */
function Systems(facts: ReceiverFacts) {
  const { receiver, systems } = facts
  const said = receiverTexts[useLanguage()]
  const path = receiverPagePath(receiver.receiverId)
  const columns: Column<AimedSystem>[] = [
    { title: said.system, cell: ({ systemId, name }) => <a href={systemPath(systemId)}>{name}</a>, names: true },
    { title: said.organisation, cell: ({ organisationName }) => organisationName },
    { title: said.protocol, cell: ({ protocol }) => protocol },
    { title: said.actions, quiet: true, cell: (system) => <SystemActions path={path} system={system} /> },
  ]
  return (
    <>
      {systems.length === 0 ? <p>{said.nobody}</p> : <Table caption={said.aim} columns={columns} rows={systems} empty={said.nobody} density="compact" />}
      {systems.length === 0 ? <AimForm {...facts} /> : <Details summary={said.aimAnother}><AimForm {...facts} /></Details>}
    </>
  )
}

function AimForm({ receiver, systems, others }: ReceiverFacts) {
  const said = receiverTexts[useLanguage()]
  const choices = others.map(({ id, name, organisationName, types }) => ({ value: id, label: said.choice(`${organisationName}: ${name}`, types.includes('RECIPIENT_DEFAULT')) }))
  return (
    <Form action={`${receiverPagePath(receiver.receiverId)}/aim`}>
      <Select name="systemId" label={said.system} choices={choices} />
      <Radios name="protocol" label={said.how} value="REST_PUSH" choices={(['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE'] as const).map((value) => ({ value, ...said.protocols[value] }))} />
      <Button weight={systems.length === 0 ? 'primary' : 'secondary'}>{said.submitAim}</Button>
    </Form>
  )
}

/** A letter to the organisation comes to its primary system. */
function SystemActions({ path, system: { systemId, name, isPrimary, organisationCvr } }: { path: string; system: AimedSystem }) {
  const language = useLanguage()
  const said = receiverTexts[language]
  const { send, sendAbout } = laddersTexts[language]
  return (
    <Form action={`${path}/release`}>
      <ButtonGroup>
        {isPrimary && <Button name="to" value={organisationCvr} weight="secondary" action={`${path}/send`} about={sendAbout(name)}>{send}</Button>}
        <Button name="systemId" value={systemId} weight="tertiary" about={said.releaseAbout(name)}>{said.release}</Button>
      </ButtonGroup>
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
