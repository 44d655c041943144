import { errorPath } from '../../../documentation/index.ts'
import type { LetterFacts, ToldDecision, ToldReceipt, ToldStep, ToldTrace } from '../../../exchange/index.ts'
import { instantText } from '../../../platform/clock/index.ts'
import { formatDateTime, formatExactTime, formatFileSize } from '../../../platform/i18n/index.ts'
import { laneTexts } from '../../../platform/work/index.ts'
import type { TimelineStep } from '../../../platform/ui/index.ts'
import { Alert, BackLink, ButtonGroup, ButtonLink, CodeBlock, StructuredList, Timeline, useLanguage } from '../../../platform/ui/index.ts'
import { sandboxPaths, systemPath } from '../sandbox-paths.ts'
import { lettersTexts, tracePageTexts } from './letters.texts.ts'

export interface TraceFacts {
  readonly letter: LetterFacts
  readonly told: ToldTrace
  /** Who can read it here, by a link that logs in. */
  readonly reader: { readonly name: string; readonly href: string } | undefined
  /** The letter has just been sent from the front page. */
  readonly sent: boolean
  readonly baseUrl: string
}

/** A letter's way: where it is, why it went there, every step, the receipts. */
export function TraceView({ letter, told, reader, sent, baseUrl }: TraceFacts) {
  const said = tracePageTexts[useLanguage()]
  return (
    <>
      <BackLink href={sandboxPaths.letters} text={said.back} />
      <h1>{letter.title ?? lettersTexts[useLanguage()].untitled}</h1>
      <h2>{sent ? said.nowSent : said.now}</h2>
      <Alert tone={told.now.tone} title={told.now.short} level={3}>{told.now.sentence}</Alert>
      <Onward letter={letter} reader={reader} waits={told.ladder?.nextAttemptAt !== undefined || told.now.state === 'held'} />
      <h2>{said.why}</h2>
      <Decisions decisions={told.decisions} />
      <h2>{said.steps}</h2>
      <Steps steps={told.steps} />
      <h2>{said.receipts}</h2>
      {told.receipts.map((one, index) => <Receipt {...one} id={`receipt-${index + 1}`} />)}
      <h2>{said.about}</h2>
      <About letter={letter} />
      <CodeBlock id="trace-json" label={said.json}>{`curl -s ${baseUrl}/sandbox/api/letters/${letter.messageUuid}/trace`}</CodeBlock>
    </>
  )
}

/** Where to go on from here; what comes by itself comes sooner when the clock is moved. */
function Onward({ letter: { receiverSystemId, receiverName }, reader, waits }: Pick<TraceFacts, 'letter' | 'reader'> & { waits: boolean }) {
  const said = tracePageTexts[useLanguage()]
  if (reader !== undefined) return <ButtonGroup><ButtonLink href={reader.href}>{said.readAs(reader.name)}</ButtonLink></ButtonGroup>
  if (receiverSystemId === null && !waits) return null
  return (
    <ButtonGroup>
      {waits && <ButtonLink href={sandboxPaths.clock}>{said.moveClock}</ButtonLink>}
      {receiverSystemId !== null && <ButtonLink href={systemPath(receiverSystemId)} weight="secondary">{said.toSystem(receiverName ?? '')}</ButtonLink>}
    </ButtonGroup>
  )
}

function Decisions({ decisions }: { decisions: readonly ToldDecision[] }) {
  const said = tracePageTexts[useLanguage()]
  if (decisions.length === 0) return <p>{said.notYet}</p>
  return <>{decisions.map((decision, index) => <Decision {...decision} number={index + 1} />)}</>
}

function Decision({ time, why, code, sentence, facts, system, receiverSays, number }: ToldDecision & { number: number }) {
  const language = useLanguage()
  const said = tracePageTexts[language]
  return (
    <>
      {number > 1 && <h3>{said.whyAgain(formatDateTime(time, language))}</h3>}
      <p>{why}</p>
      {code !== undefined && <p>{said.code}: <CodeLink code={code} /></p>}
      {sentence !== undefined && <p>{said.sentence}: <q lang="en">{sentence}</q></p>}
      {receiverSays !== undefined && <p>{said.receiverSays(system ?? '')}: <q>{receiverSays}</q></p>}
      {facts.length > 0 ? <StructuredList label={said.facts(number)} facts={facts.map(({ name, label, value }) => ({ label, value: name === 'firstFault' ? <CodeLink code={value} /> : value }))} /> : <p>{said.noFacts}</p>}
    </>
  )
}

const CodeLink = ({ code }: { code: string }) => <a href={errorPath(code)}>{code}</a>

function Steps({ steps }: { steps: readonly ToldStep[] }) {
  const language = useLanguage()
  const said = tracePageTexts[language]
  const shown = steps.map(
    ({ title, tone, time, actor, system, cause, code, logs }): TimelineStep => ({
      title: system === undefined ? title : `${title}: ${system}`,
      tone,
      time: formatExactTime(time, language),
      dateTime: instantText(time),
      actor,
      children: (
        <>
          {cause !== undefined && <p>{cause}</p>}
          {code !== undefined && <p>{said.code}: <CodeLink code={code} /></p>}
          <p>{said.inLogOf} {logs.map((side) => said.sides[side]).join(', ')}.</p>
        </>
      ),
    }),
  )
  return <Timeline label={said.steps} steps={shown} />
}

function Receipt({ kind, receipt, words, id }: ToldReceipt & { id: string }) {
  const said = tracePageTexts[useLanguage()]
  return <CodeBlock id={id} label={`${said[kind]}: ${words}`}>{JSON.stringify(receipt, undefined, 2)}</CodeBlock>
}

function About({ letter }: { letter: LetterFacts }) {
  const language = useLanguage()
  const said = tracePageTexts[language]
  const { senderName, senderSystemName, recipientName, acceptedAt, lane, memoVersion, length, sha256, messageUuid, transmissionId } = letter
  const facts = [
    { label: said.sender, value: `${senderName}, ${senderSystemName}` },
    { label: said.recipient, value: recipientName ?? '–' },
    { label: said.accepted, value: formatDateTime(acceptedAt, language) },
    { label: laneTexts[language].lane, value: laneTexts[language].lanes[lane] },
    { label: said.version, value: memoVersion ?? said.unreadable },
    { label: said.size, value: formatFileSize(length, language) },
    { label: said.messageUuid, value: <code>{messageUuid}</code> },
    { label: said.transmissionId, value: <code>{transmissionId}</code> },
    { label: said.sha256, value: <code>{Buffer.from(sha256).toString('hex')}</code> },
  ]
  return <StructuredList label={said.about} facts={facts} />
}
