import type { Language } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { BackLink, Button, Checkboxes, Details, ErrorSummary, Form, Input, Lead, Radios, Select, Table, Textarea, useLanguage } from '../../platform/ui/index.ts'
import { demoTags } from '../nation/index.ts'
import type { listTaggedParties } from '../nation/index.ts'
import { sandboxPaths } from '../portal/index.ts'
import type { listContactPoints } from './correspondents.queries.ts'
import type { LetterFormValues } from './letter-form.ts'
import { flagNames } from './letter-form.ts'
import { letterFormTexts } from './letter-form.texts.ts'
import type { SenderSystem } from './send-message.ts'
import { systemChoices } from './send-message.ts'

type DemoParty = Awaited<ReturnType<typeof listTaggedParties>>[number]

/** Whom and what the demo nation has to choose from. */
export interface Correspondents {
  readonly systems: readonly SenderSystem[]
  readonly parties: readonly DemoParty[]
  readonly contactPoints: Awaited<ReturnType<typeof listContactPoints>>
}

export interface LetterFormFacts extends Correspondents {
  readonly values: LetterFormValues
  readonly fieldFaults: { readonly system?: string; readonly mainFile?: string }
}

const goodFor = ({ tags }: DemoParty, language: Language): string => tags.map((tag) => demoTags[tag][language]).join(', ')

/** A form that writes a letter. */
export function LetterFormView(facts: LetterFormFacts) {
  const said = letterFormTexts[useLanguage()]
  const { values, fieldFaults, parties } = facts
  const faults = (['system', 'mainFile'] as const).flatMap((id) => (fieldFaults[id] === undefined ? [] : [{ id, text: fieldFaults[id] }]))
  return (
    <>
      <BackLink href={sandboxPaths.workshop} text={said.back} />
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <ErrorSummary faults={faults} />
      <Form action={sandboxPaths.workshopForm} upload>
        <Between {...facts} />
        <Details summary={said.whom}>
          <Whom parties={parties} />
        </Details>
        <Words values={values} />
        <Files fault={fieldFaults.mainFile} />
        <Checkboxes name="flags" label={said.flags} choices={flagNames.map((value) => ({ value, label: said[value] }))} values={values.flags} />
        <More {...facts} />
        <Button>{said.submit}</Button>
      </Form>
    </>
  )
}

function Between({ values, fieldFaults, systems, parties }: LetterFormFacts) {
  const language = useLanguage()
  const said = letterFormTexts[language]
  const suggestions = parties.map((party) => ({ value: party.number, label: `${party.name}: ${goodFor(party, language)}` }))
  return (
    <>
      <Select name="system" label={said.system} hint={said.systemHint} error={fieldFaults.system} choices={systemChoices(systems)} value={values.system} requirement="filter" wide />
      <Input name="recipient" label={said.recipient} hint={said.recipientHint} value={values.recipient} suggestions={suggestions} autocomplete="off" requirement="filter" />
    </>
  )
}

function Whom({ parties }: { parties: readonly DemoParty[] }) {
  const language = useLanguage()
  const said = letterFormTexts[language]
  const columns: Column<DemoParty>[] = [
    { title: said.name, cell: ({ name }) => name, names: true },
    { title: said.number, cell: ({ number }) => number },
    { title: said.goodFor, cell: (party) => goodFor(party, language) },
  ]
  return <Table caption={said.whomLead} columns={columns} rows={parties} empty={said.nobody} density="compact" />
}

function Words({ values }: { values: LetterFormValues }) {
  const said = letterFormTexts[useLanguage()]
  return (
    <>
      <Input name="title" label={said.letterTitle} value={values.title} requirement="filter" wide />
      <Input name="notification" label={said.notification} hint={said.notificationHint} value={values.notification} requirement="optional" wide />
      <Textarea name="text" label={said.text} value={values.text} rows={8} requirement="filter" wide />
    </>
  )
}

function Files({ fault }: { fault: string | undefined }) {
  const said = letterFormTexts[useLanguage()]
  return (
    <>
      <Input name="mainFile" type="file" label={said.mainFile} hint={said.mainFileHint} error={fault} requirement="optional" />
      <Input name="attachments" type="file" label={said.attachments} hint={said.attachmentsHint} requirement="optional" multiple />
    </>
  )
}

function More({ values, contactPoints }: LetterFormFacts) {
  const said = letterFormTexts[useLanguage()]
  const { version, valueDate, replyBy, contactPoint, messageCode } = values
  const suggestions = contactPoints.map(({ contactPointId, name, active, organisationName }) => ({ value: contactPointId, label: `${organisationName}: ${name}${active ? '' : said.inactive}` }))
  return (
    <Details summary={said.more} open={[valueDate, replyBy, contactPoint, messageCode].some((typed) => typed !== '') || version !== '1.2'}>
      <Radios name="version" label={said.version} choices={['1.2', '1.1'].map((value) => ({ value, label: value }))} value={version} />
      <Input name="valueDate" type="date" label={said.valueDate} hint={said.valueDateHint} value={valueDate} requirement="optional" />
      <Input name="replyBy" type="date" label={said.replyBy} value={replyBy} requirement="optional" />
      <Input name="contactPoint" label={said.contactPoint} hint={said.contactPointHint} value={contactPoint} suggestions={suggestions} autocomplete="off" requirement="optional" wide />
      <Input name="messageCode" label={said.messageCode} value={messageCode} autocomplete="off" requirement="optional" />
    </Details>
  )
}
