import { levelsOfAssurance } from '../../login/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Alert, Button, Form, Heading, Lead, Search, Select, Table, useLanguage } from '../../platform/ui/index.ts'
import { privilegeNames } from '../../rights/index.ts'
import { demoTags } from '../nation/index.ts'
import type { DemoTag } from '../nation/index.ts'
import type { DemoPerson } from './demo-person.ts'
import { peopleOfKind } from './demo-person.ts'
import type { ProviderContext } from './open-identity-provider.ts'
import { identityProviderTexts } from './identity-provider.texts.ts'
import type { FoundPeople } from './search-demo-people.ts'

export interface PickPersonFacts extends FoundPeople {
  /** Where the forms go. */
  readonly path: string
  readonly search: string
  /** Whoever was logged in before is told why he is not any more. */
  readonly resetAt: Instant | undefined
}

/** The login page of the sandbox: one button a person, so that it works without scripts. */
export function pickPersonPage({ frame, languageOf }: ProviderContext, caller: Caller, facts: PickPersonFacts): Answer {
  const said = identityProviderTexts[languageOf(caller)]
  const children = (
    <>
      <h1>{said.title}</h1>
      {facts.resetAt !== undefined && <Alert tone="info" title={said.reset(formatDateTime(facts.resetAt, languageOf(caller)))}>{said.resetText}</Alert>}
      <Lead>{said.lead}</Lead>
      <Form action={facts.path} method="get">
        <Search name="q" label={said.search} value={facts.search} />
      </Form>
      {facts.people.length === 0 ? <p>{said.nobody}</p> : <People {...facts} />}
    </>
  )
  return frame({ caller, title: said.title, theme: 'neutral', children })
}

function People({ path, people, cut }: PickPersonFacts) {
  const said = identityProviderTexts[useLanguage()]
  const levels = levelsOfAssurance.map((value) => ({ value, label: said.levels[value] }))
  return (
    <Form action={path}>
      <p>{cut ? `${said.how} ${said.selection}` : said.how}</p>
      <Select name="level" label={said.level} choices={levels} value="substantial" />
      <Citizens people={peopleOfKind(people, 'citizen')} />
      <Employees people={peopleOfKind(people, 'employee')} />
    </Form>
  )
}

function Citizens({ people }: { people: readonly DemoPerson[] }) {
  const language = useLanguage()
  const said = identityProviderTexts[language]
  const goodFor: Column<DemoPerson> = { title: said.goodFor, cell: ({ tags }) => purposesOf(tags, language) }
  return <Section title={said.citizens} columns={[personColumn(language), goodFor]} people={people} />
}

function Employees({ people }: { people: readonly DemoPerson[] }) {
  const language = useLanguage()
  const said = identityProviderTexts[language]
  const organisation: Column<DemoPerson> = {
    title: said.organisation,
    cell: ({ partyName, tags }) => (tags.length === 0 ? partyName : `${partyName} (${purposesOf(tags, language)})`),
  }
  const rights: Column<DemoPerson> = {
    title: said.rights,
    cell: ({ rights: held }) => held.map((right) => privilegeNames[language][right]).join(', ') || said.noRights,
  }
  return <Section title={said.employees} columns={[personColumn(language), organisation, rights]} people={people} />
}

function Section({ title, columns, people }: { title: string; columns: readonly Column<DemoPerson>[]; people: readonly DemoPerson[] }) {
  return (
    <section>
      <Heading level={2}>{title}</Heading>
      <Table caption={title} columns={columns} rows={people} empty={identityProviderTexts[useLanguage()].nobody} density="compact" />
    </section>
  )
}

const personColumn = (language: Language): Column<DemoPerson> => ({
  title: identityProviderTexts[language].person,
  names: true,
  cell: ({ identityId, name }) => <Button name="identity" value={identityId} weight="plain">{name}</Button>,
})

const purposesOf = (tags: readonly DemoTag[], language: Language): string => tags.map((tag) => demoTags[tag][language]).join(', ')
