import { z } from 'zod'
import type { TestPerson } from '../../login/login.testing.ts'
import { addSession, testSettings } from '../../login/login.testing.ts'
import { requireSession } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { makeServer, route } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { assetsDirectory, Button, Checkboxes, Form, Input } from '../../platform/ui/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import { portalPage, problemPage } from '../index.ts'
import { listDrafts } from './drafts.ts'
import { fileField, listField, textField } from './fields.ts'
import { UnfinishedDrafts } from './wizard-views.tsx'
import { wizardRoutes } from './wizard.routes.tsx'
import type { Wizard, WizardPlace } from './wizard.ts'
import { defineWizard } from './wizard.ts'

const nameFields = z.object({ name: textField, kind: textField, colours: listField })
const fileFields = z.object({ paper: fileField })
const reasonFields = z.object({ reason: textField })

interface TestAnswers {
  readonly thing: z.output<typeof nameFields>
  readonly reason: z.output<typeof reasonFields>
  readonly paper: z.output<typeof fileFields>
}

/** What a test's wizard has made. */
export interface MadeThing {
  readonly id: string
  readonly name: string
  readonly contentId: string | undefined
}

const both = (text: string) => ({ da: text, en: text })

/** Three steps: a thing's name, a reason if it is secret, a file. Names that are `taken` are refused. */
export const testWizard = (made: MadeThing[], taken: Set<string>): Wizard<{ readonly organisation: PartyId }> =>
  defineWizard<TestAnswers, { readonly isTaken: boolean }, { readonly organisation: PartyId }>({
    name: 'test-thing',
    path: '/things/new',
    home: '/things',
    title: both('Lav en ting'),
    finishLabel: both('Lav tingen'),
    steps: {
      thing: {
        title: both('Ting'),
        fields: nameFields,
        check: ({ typed: { name }, context }) => [
          ...(name === '' ? [{ field: 'name', text: 'Skriv et navn.' }] : []),
          ...(context.isTaken ? [{ field: 'name', text: 'Navnet er taget.' }] : []),
        ],
        View: ({ typed, errorAt }) => (
          <>
            <Input name="name" label="Navn" value={typed.name} error={errorAt('name')} />
            <Checkboxes name="colours" label="Farver" choices={['rød', 'blå'].map((value) => ({ value, label: value }))} values={typed.colours} requirement="optional" />
            <Input name="kind" label="Slags" value={typed.kind} requirement="optional" />
          </>
        ),
        facts: ({ typed }) => [{ label: 'Navn', value: typed.name }, { label: 'Farver', value: typed.colours.join(', ') }],
      },
      reason: {
        title: both('Grund'),
        fields: reasonFields,
        applies: ({ thing }) => thing.kind === 'hemmelig',
        check: ({ typed }) => (typed.reason === '' ? [{ field: 'reason', text: 'Skriv hvorfor.' }] : []),
        View: ({ typed, errorAt }) => <Input name="reason" label="Grund" value={typed.reason} error={errorAt('reason')} />,
        facts: ({ typed }) => [{ label: 'Grund', value: typed.reason }],
      },
      paper: {
        title: both('Papir'),
        fields: fileFields,
        file: { field: 'paper', maxBytes: 1_000, faultOf: (bytes) => (bytes[0] === 0x25 ? undefined : 'Det er intet papir.') },
        check: ({ typed }) => (typed.paper === undefined ? [{ field: 'paper', text: 'Vælg et papir.' }] : []),
        View: ({ typed, errorAt }) => <Input name="paper" type="file" label="Papir" hint={typed.paper?.filename} error={errorAt('paper')} />,
        facts: ({ typed }) => [{ label: 'Papir', value: typed.paper?.filename ?? '' }],
      },
    },
    prepare: async (_on, _acting, { thing }) => Promise.resolve({ isTaken: taken.has(thing.name) }),
    finish: async (tx, _acting, { answers }) => {
      const { rows } = await tx.client.query<{ id: string }>('SELECT gen_random_uuid() AS id')
      const id = rows[0]?.id ?? ''
      made.push({ id, name: answers.thing.name, contentId: answers.paper.paper?.contentId })
      return id
    },
    receipt: async (_on, _acting, id) => {
      const thing = made.find((one) => one.id === id)
      return Promise.resolve(thing && { title: 'Tingen er lavet', lead: 'Den er der nu.', madeAt: instant(0), facts: [{ label: 'Navn', value: thing.name }], next: { href: '/things', text: 'Til tingene' } })
    },
  })

type Place = WizardPlace<{ readonly organisation: PartyId }>

/** Where the wizard starts: a button, and what was begun before. */
const homeOf = (place: Place, wizard: ReturnType<typeof testWizard>): Route =>
  route({
    method: 'GET',
    interface: 'portal',
    audience: 'employee',
    path: wizard.home,
    summary: 'All things',
    answers: { 200: { page: true } },
    handle: async ({ caller }) => {
      const visit = await place.enter(caller)
      const drafts = await place.database.read((on) => listDrafts(on, wizard, visit.owner))
      const children = (
        <>
          <Form action={wizard.path} csrfToken={visit.session.csrfToken}><Button>Ny ting</Button></Form>
          <UnfinishedDrafts wizard={wizard} drafts={drafts} />
        </>
      )
      return visit.view({ title: 'Ting', children })
    },
  })

const settings = { BREVDUE_MODE: 'sandbox', SUPPORT_PHONE: '+45 33 92 52 00', SUPPORT_EMAIL: 'hjaelp@brevdue.example', PUBLIC_URL: undefined } as const

export interface WizardWorld {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly made: MadeThing[]
  readonly taken: Set<string>
  /** A browser of somebody who acts for an organisation: the own one unless told. */
  browserOf(person: TestPerson, actingFor?: PartyId): Promise<WizardBrowser>
}

export interface WizardBrowser {
  get(path: string): Promise<Response>
  page(path: string): Promise<string>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  send(path: string, fields: Readonly<Record<string, string | readonly string[]>>, file?: { readonly name: string; readonly bytes: string }): Promise<Response>
}

/** Serves the wizard of the tests on a port of its own. */
export async function withWizard(store: { readonly database: Database; readonly contentStore: ContentStore }, scanner: VirusScanner | undefined, work: (world: WizardWorld) => Promise<void>): Promise<void> {
  const { database, contentStore } = store
  const session = { database, settings: testSettings, baseUrl: () => 'http://127.0.0.1' }
  const frame = portalPage(settings)
  const place: Place = {
    ...store,
    scanner,
    sandbox: true,
    audience: 'employee',
    action: 'things.make',
    refusals: [],
    enter: async (caller) => {
      const who = await requireSession(session, caller)
      const partyId = who.kind === 'employee' ? who.actingFor.partyId : who.partyId
      return { session: who, acting: { organisation: partyId }, owner: { identityId: who.identityId, partyId }, view: (page) => frame({ ...page, caller, session: who, theme: 'virk' }) }
    },
  }
  const made: MadeThing[] = []
  const taken = new Set<string>()
  const wizard = testWizard(made, taken)
  const app = await makeServer({ log: openLog('silent'), routes: [homeOf(place, wizard), ...wizardRoutes(place, wizard)], problemPage: problemPage(settings), assetsDirectory, secure: false, trustedProxies: [], allowedHosts: [] })
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    await work({ database, contentStore, made, taken, browserOf: async (person, actingFor) => browserAt(url, (await addSession(database, person, actingFor)).cookie) })
  } finally {
    await app.close()
  }
}

function browserAt(url: string, cookie: string): WizardBrowser {
  const get = (path: string): Promise<Response> => fetch(url + path, { headers: { cookie }, redirect: 'manual' })
  const post = (path: string, body: FormData | URLSearchParams): Promise<Response> => fetch(url + path, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  return {
    get,
    page: async (path) => (await get(path)).text(),
    post: (path, fields) => post(path, new URLSearchParams(fields)),
    send: (path, fields, file) => {
      const form = new FormData()
      for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
      if (file !== undefined) form.append('paper', new Blob([file.bytes]), file.name)
      return post(path, form)
    },
  }
}
