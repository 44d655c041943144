import type { Column } from '../../../platform/ui/index.ts'
import { CodeBlock, Details, Form, Lead, Search, Table, useLanguage } from '../../../platform/ui/index.ts'
import type { SandboxSystem } from '../../nation/index.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { receiptsCommand, sendCommand, waitingCommand } from './system-commands.ts'
import { systemsTexts } from './systems.texts.ts'

export interface SystemsFacts {
  readonly systems: readonly ListedSystem[]
  readonly search: string
  readonly baseUrl: string
  readonly systemUrl: string
}

/** A system with the letter that its ready command sends; a recipient sends none. */
export interface ListedSystem extends SandboxSystem {
  readonly sample: { readonly to: string; readonly messageUuid: string } | undefined
}

/** All systems, their headers, and commands to copy. */
export function SystemsView({ systems, search, ...addresses }: SystemsFacts) {
  const said = systemsTexts[useLanguage()]
  const columns: Column<ListedSystem>[] = [
    { title: said.organisation, cell: ({ organisationName, organisationCvr }) => <>{organisationName}<br />{said.cvr} {organisationCvr}</> },
    { title: said.system, cell: ({ name }) => name, names: true },
    { title: said.types, cell: ({ types }) => types.map((type) => said[type]).join(', ') },
    { title: said.protocol, cell: ({ protocol }) => protocol },
    { title: said.access, cell: (system) => <Access system={system} {...addresses} /> },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Form action={sandboxPaths.systems} method="get">
        <Search name="q" label={said.search} value={search} />
      </Form>
      <Table caption={said.title} columns={columns} rows={systems} empty={said.empty} />
      <Details summary={said.byProgram}>
        <CodeBlock id="systems-json" label={said.all}>{`curl -s ${addresses.baseUrl}/sandbox/api/systems`}</CodeBlock>
      </Details>
    </>
  )
}

interface AccessFacts {
  readonly system: ListedSystem
  readonly baseUrl: string
  readonly systemUrl: string
}

function Access({ system, ...addresses }: AccessFacts) {
  const said = systemsTexts[useLanguage()]
  const { id, authorization, sample, types, organisationCvr } = system
  if (authorization === null) return <>{said.renewed}</>
  const facts = { ...addresses, authorization }
  return (
    <Details summary={said.show}>
      <CodeBlock id={`header-${id}`} label={said.header}>{authorization}</CodeBlock>
      {sample !== undefined && <CodeBlock id={`send-${id}`} label={said.send}>{sendCommand(facts, { from: organisationCvr, ...sample })}</CodeBlock>}
      {sample !== undefined && <CodeBlock id={`receipts-${id}`} label={said.receipts}>{receiptsCommand(facts)}</CodeBlock>}
      {types.includes('RECIPIENT') && <CodeBlock id={`list-${id}`} label={said.list}>{waitingCommand(facts)}</CodeBlock>}
    </Details>
  )
}
