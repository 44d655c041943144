import type { Column } from '../../platform/ui/index.ts'
import { Alert, Button, ButtonLink, Card, CardGrid, Form, Lead, NavigationCard, Table, useLanguage } from '../../platform/ui/index.ts'
import type { DemoMember, Demonstration } from './demonstration.ts'
import { frontPageTexts } from './front-page.texts.ts'

export const frontPagePaths = { post: '/post', admin: '/admin', rights: '/rettigheder', docs: '/docs' } as const

export interface FrontPageFacts {
  readonly loggedIn: boolean
  readonly logInPath: string
  /** Only where the caller may use the sandbox. */
  readonly demonstration: Demonstration | undefined
}

/** The front page: what this is, and what to do first. */
export function FrontPage({ loggedIn, logInPath, demonstration }: FrontPageFacts) {
  const said = frontPageTexts[useLanguage()]
  return (
    <>
      <h1>{said.heading}</h1>
      <Lead>{said.lead}</Lead>
      {demonstration === undefined && <p>{loggedIn ? <ButtonLink href={frontPagePaths.post}>{said.toPost}</ButtonLink> : <ButtonLink href={logInPath}>{said.logIn}</ButtonLink>}</p>}
      {demonstration !== undefined && <FirstSteps {...demonstration} />}
      {demonstration !== undefined && <DemoNation {...demonstration} />}
      <Portals sandboxPath={demonstration?.sandboxPath} />
    </>
  )
}

function FirstSteps({ firstLetter, lettersPath }: Demonstration) {
  const said = frontPageTexts[useLanguage()]
  if (firstLetter === undefined) return <Alert tone="info">{said.empty}</Alert>
  const { sender, recipient, sendPath } = firstLetter
  return (
    <section>
      <h2>{said.tryIt}</h2>
      <CardGrid>
        <Card title={said.send.title} subtitle={said.step(1)} level={3}>
          <p>{said.send.text(sender)}</p>
          <Form action={sendPath}>
            <Button>{said.send.button}</Button>
          </Form>
        </Card>
        <Card title={said.read.title} subtitle={said.step(2)} level={3}>
          <p>{said.read.text}</p>
          <ButtonLink href={recipient.href} weight="secondary">{said.read.button(recipient.name)}</ButtonLink>
        </Card>
        <Card title={said.trace.title} subtitle={said.step(3)} level={3}>
          <p>{said.trace.text}</p>
          <ButtonLink href={lettersPath} weight="secondary">{said.trace.button}</ButtonLink>
        </Card>
      </CardGrid>
    </section>
  )
}

function DemoNation({ persons, companies, authorities }: Demonstration) {
  const said = frontPageTexts[useLanguage()]
  if (persons.length + companies.length + authorities.length === 0) return null
  return (
    <section>
      <h2 id="nation">{said.nation}</h2>
      <p>{said.nationLead}</p>
      <h3>{said.person}</h3>
      <Members caption={said.person} members={persons} numberTitle={said.cpr} />
      <h3>{said.company}</h3>
      <Members caption={said.company} members={companies} numberTitle={said.cvr} />
      <h3>{said.authority}</h3>
      <Members caption={said.authority} members={authorities} numberTitle={said.cvr} />
    </section>
  )
}

function Members({ caption, members, numberTitle }: { caption: string; members: readonly DemoMember[]; numberTitle: string }) {
  const said = frontPageTexts[useLanguage()]
  const columns: Column<DemoMember>[] = [
    { title: said.goodFor, cell: ({ goodFor }) => goodFor.join('; ') },
    { title: said.name, cell: ({ name }) => name, names: true },
    { title: numberTitle, cell: ({ number }) => number },
    { title: said.logInAs, cell: (member) => <LogInAs {...member} /> },
  ]
  return <Table caption={caption} columns={columns} rows={members} empty={said.empty} density="compact" />
}

function LogInAs({ name, somebody }: DemoMember) {
  const said = frontPageTexts[useLanguage()]
  if (somebody === undefined) return <>{said.nobody}</>
  return (
    <ButtonLink href={somebody.href} weight="plain" about={said.asWhom(somebody.name, name)}>
      {somebody.name}
    </ButtonLink>
  )
}

function Portals({ sandboxPath }: { sandboxPath: string | undefined }) {
  const said = frontPageTexts[useLanguage()]
  const { post, admin, rights, docs } = frontPagePaths
  return (
    <section>
      <h2>{said.portals}</h2>
      <CardGrid>
        <NavigationCard href={post} title={said.post.title} level={3}><p>{said.post.text}</p></NavigationCard>
        <NavigationCard href={admin} title={said.admin.title} level={3}><p>{said.admin.text}</p></NavigationCard>
        <NavigationCard href={rights} title={said.rights.title} level={3}><p>{said.rights.text}</p></NavigationCard>
        {sandboxPath !== undefined && <NavigationCard href={sandboxPath} title={said.sandbox.title} level={3}><p>{said.sandbox.text}</p></NavigationCard>}
        <NavigationCard href={docs} title={said.docs.title} level={3}><p>{said.docs.text}</p></NavigationCard>
      </CardGrid>
    </section>
  )
}
