import { formatDateTime } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Column, Fact } from '../../platform/ui/index.ts'
import { Alert, BackLink, Button, ErrorSummary, Form, Lead, Pagination, Radios, StructuredList, Table, useLanguage } from '../../platform/ui/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { MessageUuid } from '../letter.ts'
import { tellReason } from '../trace/reason-words.ts'
import type { UndeliverableLetter } from './undeliverable.queries.ts'
import { undeliverableTexts } from './undeliverable.texts.ts'

/** Where the pages stand and whom they show: an organisation sees its own, the operator those of all. */
export interface Scope {
  readonly path: string
  readonly ofAll: boolean
}

export type Act = keyof (typeof undeliverableTexts)['da']['done']

export interface ListFacts extends Scope {
  readonly letters: readonly UndeliverableLetter[]
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
  /** What was just done. */
  readonly done: { readonly act: Act; readonly messageUuid: MessageUuid } | undefined
}

const reasonIn = ({ reason }: UndeliverableLetter, language: Language): string => tellReason(reason, language) ?? undeliverableTexts[language].unknownReason(reason)

/** All letters that wait for somebody, oldest first. */
export function UndeliverableList({ path, ofAll, letters, page, pages, done }: ListFacts) {
  const language = useLanguage()
  const said = undeliverableTexts[language]
  const recipient: Column<UndeliverableLetter> = { title: said.recipient, cell: ({ recipientName }) => recipientName }
  const columns: Column<UndeliverableLetter>[] = [
    { title: said.message, cell: ({ messageUuid }) => <a href={`${path}/${messageUuid}`}><code>{messageUuid}</code></a>, names: true },
    { title: said.sender, cell: ({ senderName }) => senderName },
    ...(ofAll ? [recipient] : []),
    { title: said.system, cell: ({ systemName }) => systemName },
    { title: said.since, cell: ({ since }) => formatDateTime(since, language) },
    { title: said.reason, cell: (letter) => reasonIn(letter, language) },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{ofAll ? said.leadOfAll : said.lead}</Lead>
      {done !== undefined && <Alert tone={done.act === 'gone' ? 'info' : 'success'}>{said.done[done.act](done.messageUuid)}</Alert>}
      <Table caption={said.title} columns={columns} rows={letters} empty={said.empty} />
      <Pagination current={page} total={pages} href={(number) => `${path}?page=${number}`} />
    </>
  )
}

export interface Receiver {
  readonly systemId: SystemId
  readonly name: string
}

export interface OneFacts extends Scope {
  readonly letter: UndeliverableLetter
  /** The organisation's active receivers. */
  readonly receivers: readonly Receiver[]
  readonly csrfToken: string
  /** It was asked to move the letter, but not where to. */
  readonly unchosen: boolean
}

/** One letter, and what can be done about it. */
export function UndeliverableOne(facts: OneFacts) {
  const language = useLanguage()
  const said = undeliverableTexts[language]
  const { path, ofAll, letter, unchosen } = facts
  const shown: Fact[] = [
    { label: said.letterId, value: <code>{letter.messageUuid}</code> },
    { label: said.sender, value: letter.senderName },
    ...(ofAll ? [{ label: said.recipient, value: letter.recipientName }] : []),
    { label: said.failedSystem, value: letter.systemName },
    { label: said.since, value: formatDateTime(letter.since, language) },
    { label: said.reason, value: reasonIn(letter, language) },
  ]
  return (
    <>
      <BackLink href={path} text={said.title} />
      <h1>{said.one}</h1>
      {unchosen && <ErrorSummary faults={[{ id: 'systemId', text: said.chooseSystem }]} />}
      <StructuredList label={said.one} facts={shown} />
      <TryAgain {...facts} />
      <MoveTo {...facts} />
    </>
  )
}

function TryAgain({ path, letter, receivers, csrfToken }: OneFacts) {
  const said = undeliverableTexts[useLanguage()]
  const isActive = receivers.some(({ systemId }) => systemId === letter.systemId)
  return (
    <section>
      <h2>{said.again}</h2>
      <p>{isActive ? said.againText(letter.systemName) : said.againInactive(letter.systemName)}</p>
      {isActive && (
        <Form action={`${path}/${letter.messageUuid}/try-again`} csrfToken={csrfToken}>
          <Button>{said.again}</Button>
        </Form>
      )}
    </section>
  )
}

function MoveTo({ path, letter, receivers, csrfToken, unchosen }: OneFacts) {
  const said = undeliverableTexts[useLanguage()]
  const others = receivers.filter(({ systemId }) => systemId !== letter.systemId)
  return (
    <section>
      <h2>{said.move}</h2>
      {others.length === 0 ? (
        <p>{said.moveNowhere}</p>
      ) : (
        <Form action={`${path}/${letter.messageUuid}/move`} csrfToken={csrfToken}>
          <Radios
            name="systemId"
            label={said.moveTo}
            error={unchosen ? said.chooseSystem : undefined}
            choices={others.map(({ systemId, name }) => ({ value: systemId, label: name }))}
          />
          <Button weight="secondary">{said.moveButton}</Button>
        </Form>
      )}
    </section>
  )
}
