import type { Language } from '../../../platform/i18n/index.ts'
import type { Column } from '../../../platform/ui/index.ts'
import { BackLink, CodeBlock, Details, Form, Lead, Search, StructuredList, Table, useLanguage } from '../../../platform/ui/index.ts'
import type { SandboxSystem } from '../../nation/index.ts'
import { sandboxPaths, systemPath } from '../sandbox-paths.ts'
import type { Addresses, ListedSystem } from './system-commands.ts'
import { commandsOf } from './system-commands.ts'
import { systemsTexts } from './systems.texts.ts'

export interface SystemsFacts {
  readonly systems: readonly SandboxSystem[]
  readonly search: string
  readonly baseUrl: string
}

/** A primary receiver is a receiver, so only the narrower word is said. */
function typesIn({ types }: SandboxSystem, language: Language): string {
  const shown = types.filter((type) => type !== 'RECIPIENT' || !types.includes('RECIPIENT_DEFAULT'))
  return shown.map((type) => systemsTexts[language][type]).join(', ')
}

/** All systems with their headers. */
export function SystemsView({ systems, search, baseUrl }: SystemsFacts) {
  const language = useLanguage()
  const said = systemsTexts[language]
  const columns: Column<SandboxSystem>[] = [
    { title: said.organisation, cell: ({ organisationName }) => organisationName },
    { title: said.cvr, cell: ({ organisationCvr }) => organisationCvr },
    { title: said.system, cell: ({ id, name }) => <a href={systemPath(id)}>{name}</a>, names: true },
    { title: said.types, cell: (system) => typesIn(system, language) },
    { title: said.protocol, cell: ({ protocol }) => protocol },
    { title: said.header, cell: (system) => <HiddenHeader system={system} /> },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Form action={sandboxPaths.systems} method="get">
        <Search name="q" label={said.search} value={search} />
      </Form>
      <Table caption={said.title} columns={columns} rows={systems} empty={said.empty} />
      <CodeBlock id="systems-json" label={said.all}>{`curl -s ${baseUrl}/sandbox/api/systems`}</CodeBlock>
    </>
  )
}

function HiddenHeader({ system }: { system: SandboxSystem }) {
  const said = systemsTexts[useLanguage()]
  return (
    <Details summary={said.showHeader}>
      <Header system={system} label={said.headerOf(system.name, system.organisationName)} />
    </Details>
  )
}

function Header({ system: { id, authorization }, label }: { system: SandboxSystem; label: string }) {
  if (authorization === null) return <>{systemsTexts[useLanguage()].renewed}</>
  return <CodeBlock id={`header-${id}`} label={label}>{authorization}</CodeBlock>
}

/** One system: its header and commands that use it. */
export function SystemView({ system, addresses }: { system: ListedSystem; addresses: Addresses }) {
  const language = useLanguage()
  const said = systemsTexts[language]
  const commands = commandsOf(system, addresses)
  return (
    <>
      <BackLink href={sandboxPaths.systems} text={said.back} />
      <h1>{system.name}</h1>
      <StructuredList
        label={system.name}
        facts={[
          { label: said.organisation, value: system.organisationName },
          { label: said.cvr, value: system.organisationCvr },
          { label: said.types, value: typesIn(system, language) },
          { label: said.protocol, value: system.protocol },
          { label: said.id, value: <code>{system.id}</code> },
        ]}
      />
      <Header system={system} label={said.header} />
      {commands.length > 0 && <h2>{said.commands}</h2>}
      {commands.length > 0 && <p>{said.commandsLead}</p>}
      {commands.map(({ name, text }) => (
        <CodeBlock id={`command-${name}`} label={said[name]}>{text}</CodeBlock>
      ))}
    </>
  )
}
