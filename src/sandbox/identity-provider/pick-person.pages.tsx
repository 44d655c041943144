import { levelsOfAssurance, pageFrame } from '../../login/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Badge, Button, Form, Heading, Lead, Page, renderPage, Search, Select, Table } from '../../platform/ui/index.ts'
import { privilegeNames } from '../../rights/index.ts'
import type { DemoGroup, DemoPerson } from './group-people.ts'
import { groupPeople } from './group-people.ts'
import type { IdentityProviderServices } from './identity-provider-services.ts'
import { identityProviderTexts } from './identity-provider.texts.ts'

export interface PickPersonFacts {
  /** Where the forms go. */
  readonly path: string
  readonly search: string
  readonly people: readonly DemoPerson[]
  /** More people match than are shown. */
  readonly cut: boolean
}

const tagWords = (tag: string): string => tag.replaceAll(/[-_]/g, ' ')

/** What a person is good for, in words. */
const qualities = (language: Language, { tags, rights }: DemoPerson): string[] => [...tags.map(tagWords), ...rights.map((right) => privilegeNames[language][right])]

/** The login page of the sandbox: one button a person, so that it works without scripts. */
export function pickPersonPage(services: IdentityProviderServices, caller: Caller, { path, search, people, cut }: PickPersonFacts): string {
  const frame = pageFrame(services, caller)
  const said = identityProviderTexts[frame.language]
  const levels = levelsOfAssurance.map((value) => ({ value, label: said.levels[value] }))
  return renderPage(
    <Page {...frame} title={said.title}>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Form action={path} method="get">
        <Search name="q" label={said.search} value={search} />
      </Form>
      <Form action={path}>
        <Select name="level" label={said.level} choices={levels} value="substantial" />
        {people.length === 0 && <p>{said.nobody}</p>}
        {groupPeople(people).map((group) => <Group group={group} language={frame.language} />)}
        {cut && <p>{said.first(people.length)}</p>}
      </Form>
    </Page>,
  )
}

function Group({ group, language }: { group: DemoGroup; language: Language }) {
  const said = identityProviderTexts[language]
  const name = group.name === undefined ? said.otherCitizens : group.kind === 'citizen' ? tagWords(group.name) : group.name
  const columns: Column<DemoPerson>[] = [
    { title: said.person, names: true, cell: (person) => <Button name="identity" value={person.identityId} weight="plain">{person.name}</Button> },
    { title: said.goodFor, cell: (person) => qualities(language, person).map((quality) => <><Badge>{quality}</Badge> </>) },
  ]
  return (
    <section>
      <Heading level={2}>{name}</Heading>
      <Table caption={name} columns={columns} rows={group.people} empty={said.nobody} density="compact" />
    </section>
  )
}
