import { formatDateTime } from '../../platform/i18n/index.ts'
import type { ListColumn, ListDefinition, ListState } from '../../platform/ui/index.ts'
import { Alert, BackLink, ButtonGroup, ButtonLink, CardGrid, DataTable, Lead, NavigationCard, useLanguage } from '../../platform/ui/index.ts'
import { privilegeNames } from '../../rights/index.ts'
import { sandboxPaths } from '../portal/index.ts'
import { formPath, loginLink } from './test-portal-paths.ts'
import type { listMade } from './test-portal.queries.ts'
import { testPortalTexts } from './test-portal.texts.ts'

type Made = Awaited<ReturnType<typeof listMade>>[number]

export const madeList = { sorts: ['created', 'name'], firstDescending: true, filters: {} } as const satisfies ListDefinition

export interface TestPortalFacts {
  readonly state: ListState<'created' | 'name', never>
  readonly rows: readonly Made[]
  readonly total: number
  /** Who was made just now. */
  readonly fresh: Made | undefined
}

const kinds = ['person', 'company', 'authority', 'employee'] as const

/** What can be made, and who was made. */
export function TestPortalView({ fresh, ...list }: TestPortalFacts) {
  const said = testPortalTexts[useLanguage()]
  return (
    <>
      <BackLink href={sandboxPaths.overview} />
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      {fresh && <Fresh made={fresh} />}
      <CardGrid>
        {kinds.map((kind) => (
          <NavigationCard href={formPath(kind)} title={said.kinds[kind].title} level={2}>
            <p>{said.kinds[kind].text}</p>
          </NavigationCard>
        ))}
      </CardGrid>
      <h2>{said.made}</h2>
      <MadeList {...list} />
    </>
  )
}

/** The places where somebody goes who logs in: an employee may administer, everybody has post. */
function placesOf(kind: Made['kind'], said: (typeof testPortalTexts)['da']): { to: string; text: string }[] {
  const post = { to: '/post', text: said.toPost }
  return kind === 'citizen' ? [post] : [{ to: '/admin', text: said.toAdministration }, { to: '/rettigheder', text: said.toRights }, post]
}

function Fresh({ made: { identityId, name, kind, number } }: { made: Made }) {
  const said = testPortalTexts[useLanguage()]
  return (
    <Alert tone="success" title={said.madeTitle(name)} blocks>
      <p>{`${kind === 'citizen' ? 'CPR' : 'CVR'} ${number}. ${said.logInAs} ${name}:`}</p>
      <ButtonGroup>
        {placesOf(kind, said).map(({ to, text }) => (
          <ButtonLink href={loginLink(identityId, to)} weight="secondary">{text}</ButtonLink>
        ))}
      </ButtonGroup>
    </Alert>
  )
}

function MadeList({ state, rows, total }: Omit<TestPortalFacts, 'fresh'>) {
  const language = useLanguage()
  const said = testPortalTexts[language]
  const columns: ListColumn<Made>[] = [
    { title: said.name, names: true, cell: ({ name }) => name, sortBy: 'name' },
    { title: said.organisation, cell: ({ kind, partyName }) => (kind === 'citizen' ? '–' : partyName) },
    { title: said.number, cell: ({ number }) => number },
    { title: said.rights, cell: ({ rights }) => rights.map((right) => privilegeNames[language][right]).join(', ') || said.noRights },
    { title: said.created, cell: ({ createdAt }) => formatDateTime(createdAt, language), sortBy: 'created' },
  ]
  return (
    <DataTable
      id="made"
      state={state}
      caption={said.made}
      columns={columns}
      rows={rows}
      total={total}
      searchLabel={said.search}
      menu={({ identityId, name, kind }) => ({ about: `${said.logInAs} ${name}`, items: placesOf(kind, said).map(({ to, text }) => <a href={loginLink(identityId, to)}>{`${said.logInAs}: ${text}`}</a>) })}
      empty={said.none}
    />
  )
}
