import type { CheckedMemo, MemoFault } from '../../memo/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { FieldFault, LineNote } from '../../platform/ui/index.ts'
import { Alert, Button, ButtonGroup, ButtonLink, CodeBlock, Details, ErrorSummary, Form, Input, Lead, lineId, NumberedLines, Select, Textarea, useLanguage } from '../../platform/ui/index.ts'
import { sandboxPaths } from '../portal/index.ts'
import { LetterInShort } from './letter-in-short.tsx'
import { sampleNames } from './sample-letters.ts'
import type { SenderSystem } from './send-message.ts'
import { systemChoices } from './send-message.ts'
import { shownLines } from './shown-lines.ts'
import { workshopTexts } from './workshop.texts.ts'

/** What is wrong with the form itself. */
export interface FieldFaults {
  readonly message?: string
  readonly file?: string
  readonly system?: string
}

export interface WorkshopFacts {
  readonly message: string
  /** Absent when there is nothing to check. */
  readonly checked?: CheckedMemo | undefined
  readonly systems: readonly SenderSystem[]
  /** The id of the system to send as; empty for one of the letter's own sender. */
  readonly system: string
  readonly spareUuid: string
  readonly fieldFaults?: FieldFaults
  /** Why the letter was not taken in. */
  readonly refusal?: string | undefined
  readonly baseUrl: string
}

/** The workshop: a letter, its faults, and the way to send it. */
export function WorkshopView(facts: WorkshopFacts) {
  const said = workshopTexts[useLanguage()]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      {facts.refusal !== undefined && <Alert tone="error" title={said.refused}>{facts.refusal}</Alert>}
      <Findings {...facts} />
      {facts.message === '' && <Beginnings />}
      <LetterForm {...facts} />
      <Details summary={said.byProgram}>
        <CodeBlock id="memo-check" label={said.curl}>
          {`curl -s ${facts.baseUrl}/sandbox/api/memo/check -H 'Content-Type: application/xml' --data-binary @letter.xml`}
        </CodeBlock>
      </Details>
      {facts.message !== '' && <Beginnings />}
    </>
  )
}

function Beginnings() {
  const said = workshopTexts[useLanguage()]
  return (
    <>
      <h2>{said.begin}</h2>
      <ButtonGroup>
        {sampleNames.map((name) => (
          <ButtonLink href={`${sandboxPaths.workshop}?sample=${name}`} weight="secondary">{said.samples[name]}</ButtonLink>
        ))}
        <ButtonLink href={sandboxPaths.workshopForm} weight="secondary">{said.toForm}</ButtonLink>
      </ButtonGroup>
    </>
  )
}

const fieldsOf = (faults: FieldFaults): FieldFault[] => (['message', 'file', 'system'] as const).flatMap((id) => (faults[id] === undefined ? [] : [{ id, text: faults[id] }]))

function Findings({ message, checked, refusal, fieldFaults = {} }: WorkshopFacts) {
  const language = useLanguage()
  const said = workshopTexts[language]
  const inForm = fieldsOf(fieldFaults)
  if (inForm.length > 0) return <ErrorSummary faults={inForm} />
  if (checked === undefined) return null
  const { faults, memo } = checked
  if (faults.length === 0) return refusal === undefined ? <Valid memo={memo} /> : null
  const lines = shownLines(message, faults).map((line) => ('omitted' in line ? line : { ...line, notes: line.faults.map((fault) => noteOf(fault, language)) }))
  return (
    <>
      <ErrorSummary title={said.faults(faults.length)} faults={faults.map(({ line, message: text }) => ({ id: lineId(line), text: said.atLine(line, text) }))} />
      <h2>{said.lines}</h2>
      <NumberedLines label={said.lines} lines={lines} field={{ id: 'message', text: said.mend }} />
    </>
  )
}

function Valid({ memo }: Pick<CheckedMemo, 'memo'>) {
  const said = workshopTexts[useLanguage()]
  return (
    <Alert tone="success" title={said.valid} blocks>
      <p>{said.validText}</p>
      {memo !== undefined && <LetterInShort memo={memo} />}
    </Alert>
  )
}

/** What is said of a fault at its line. */
function noteOf({ line, column, code, level, message, remedy, element, expected }: MemoFault, language: Language): LineNote {
  const said = workshopTexts[language]
  const about = (
    <>
      {said.place(line, column)} · <code>{code}</code> · {said.level[level]}
      {element !== undefined && <> · {said.element}: <code>{element}</code></>}
      {expected !== undefined && <> · {said.expected}: <code>{expected}</code></>}
    </>
  )
  return { title: message, text: remedy, about }
}

function LetterForm({ message, checked, systems, system, spareUuid, fieldFaults = {} }: WorkshopFacts) {
  const said = workshopTexts[useLanguage()]
  const ready = checked?.faults.length === 0
  return (
    <Form action={sandboxPaths.workshop} upload>
      <input type="hidden" name="spareUuid" value={spareUuid} />
      <h2>{said.letter}</h2>
      <Textarea name="message" label={said.message} hint={said.messageHint} error={fieldFaults.message} value={message} rows={message === '' ? 12 : 24} requirement="filter" wide code />
      <Input name="file" type="file" label={said.file} hint={said.fileHint} error={fieldFaults.file} accept=".xml,application/xml,text/xml" requirement="filter" />
      <ButtonGroup>
        <Button name="do" value="check" weight={ready ? 'secondary' : 'primary'}>{said.check}</Button>
        <Button name="do" value="renew" weight="tertiary">{said.renew}</Button>
      </ButtonGroup>
      <h2>{said.send}</h2>
      {systems.length === 0 && <Alert tone="warning">{said.noSystem}</Alert>}
      <p>{said.sendLead}</p>
      <Select name="system" label={said.system} hint={said.systemHint} error={fieldFaults.system} choices={[{ value: '', label: said.ownSystem }, ...systemChoices(systems)]} value={system} requirement="filter" wide />
      <Button name="do" value="send" weight={ready ? 'primary' : 'secondary'}>{said.send}</Button>
    </Form>
  )
}
