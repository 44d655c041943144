import { formatDateTime, formatNumber } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { Badge, Button, CodeBlock, Details, ErrorSummary, Form, Lead, Radios, Table, useLanguage } from '../../../platform/ui/index.ts'
import type { Behaviour } from '../../receivers/index.ts'
import { behaviours } from '../../receivers/index.ts'
import { receiverPagePath, sandboxPaths } from '../sandbox-paths.ts'
import type { ReceiverLine } from './read-receivers.ts'
import { receiversTexts } from './receivers.texts.ts'

/** Enough of an id to tell receivers apart by. */
export const shortId = (receiverId: string): string => receiverId.slice(0, 4)

const tones = { accept: 'success', slow: 'warning', refuse: 'error', error500: 'error', hang: 'error', drop: 'error', 'reject-receipt': 'warning' } as const satisfies Record<Behaviour, string>

/** What a receiver does, in a word. */
export const BehaviourBadge = ({ behaviour }: { behaviour: Behaviour }) => <Badge tone={tones[behaviour]}>{receiversTexts[useLanguage()].behaviours[behaviour].name}</Badge>

/** The choice of a behaviour, each with what it does. */
export function BehaviourChoice({ value, label, error }: { value?: Behaviour | undefined; label: string; error?: string | undefined }) {
  const said = receiversTexts[useLanguage()]
  const choices = behaviours.map((behaviour) => ({ value: behaviour, label: said.behaviours[behaviour].name, hint: said.behaviours[behaviour].hint }))
  return <Radios name="behaviour" label={label} choices={choices} value={value} error={error} />
}

export interface ReceiversFacts {
  readonly receivers: readonly ReceiverLine[]
  readonly baseUrl: string
  /** Nothing was chosen. */
  readonly unchosen: boolean
}

/** All receivers, and a form that makes one. */
export function ReceiversView({ receivers, baseUrl, unchosen }: ReceiversFacts) {
  const said = receiversTexts[useLanguage()]
  const error = unchosen ? said.unchosen : undefined
  const curl = (path: string, rest: string): string => `curl -s '${baseUrl}/sandbox/api/${path}' \\\n  -H 'Content-Type: application/json' ${rest}`
  return (
    <>
      <h1>{said.title}</h1>
      {error !== undefined && <ErrorSummary faults={[{ id: 'behaviour', text: error }]} />}
      <Lead>{said.lead}</Lead>
      {receivers.length > 0 && <h2>{said.all}</h2>}
      {receivers.length > 0 && <ReceiversTable receivers={receivers} />}
      <h2>{said.create}</h2>
      <Form action={sandboxPaths.receivers}>
        <BehaviourChoice label={said.behaviour} error={error} />
        <Button>{said.submitCreate}</Button>
      </Form>
      <Details summary={said.byProgram}>
        <CodeBlock id="receiver-make" label={said.make}>{curl('receivers', `-d '{"behaviour": "hang"}'`)}</CodeBlock>
        <CodeBlock id="receiver-aim" label={said.aimCommand}>{curl('systems/SYSTEM/endpoint', `-X PUT -d '{"receiverId": "RECEIVER"}'`)}</CodeBlock>
      </Details>
    </>
  )
}

function ReceiversTable({ receivers }: { receivers: readonly ReceiverLine[] }) {
  const language = useLanguage()
  const said = receiversTexts[language]
  const columns: Column<ReceiverLine>[] = [
    { title: said.receiver, cell: ({ receiverId }) => <a href={receiverPagePath(receiverId)}>{said.name(shortId(receiverId))}</a>, names: true },
    { title: said.behaves, cell: ({ behaviour }) => <BehaviourBadge behaviour={behaviour} /> },
    { title: said.systems, cell: ({ systems }) => (systems.length === 0 ? said.noSystem : systems.map(({ name, organisationName }) => `${name}, ${organisationName}`).join('; ')) },
    { title: said.calls, cell: ({ callCount }) => formatNumber(callCount, language), numeric: true },
    { title: said.last, cell: ({ lastCalledAt }) => (lastCalledAt === null ? said.never : formatDateTime(lastCalledAt, language)) },
  ]
  return <Table caption={said.all} columns={columns} rows={receivers} empty={said.empty} />
}
