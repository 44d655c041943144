import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { MessageUuid } from '../../src/exchange/letter.ts'
import { newMessageUuid, testMemo } from '../../src/exchange/test-memo.testing.ts'
import type { Browser, Visited } from '../../src/login/browser.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import { addIdentity } from '../../src/login/login.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { TlsAnswer, TlsCall } from '../../src/platform/http/tls-client.testing.ts'
import type { RuntimeFile } from '../../src/processes/runtime-file.ts'
import { loginAddressOf } from '../../src/sandbox/identity-provider/index.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'

/** An authority with a sender system, and a citizen who can log in. */
export interface SmallWorld {
  readonly senderCvr: string
  readonly authorization: string
  readonly citizen: TestPerson & { readonly cprNumber: string; readonly name: string }
}

export async function insertSmallWorld(database: Database): Promise<SmallWorld> {
  const { senderCvr, authorization, person } = await database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const system = await insertTestSystem(tx, { organisationId })
    const inserted = await insertTestPerson(tx, { name: 'Signe Prøvelæser' })
    await insertTestRegistration(tx, { partyId: inserted.partyId })
    return { senderCvr: cvrNumber, authorization: system.authorization, person: inserted }
  })
  const login = await addIdentity(database, person.partyId, { name: person.name })
  return { senderCvr, authorization, citizen: { ...login, cprNumber: person.cprNumber, name: person.name } }
}

/** How a system calls: without a certificate, or by TLS with one. */
export type SystemCall = (url: string, call: TlsCall) => Promise<TlsAnswer>

const fetchStatus: SystemCall = async (url, call) => {
  const answer = await fetch(url, call)
  return { status: answer.status, text: await answer.text() }
}

/** Sends a letter to the citizen; answers the status and what the letter is known by. */
export async function sendLetter(systemUrl: string, world: SmallWorld, title: string, call: SystemCall = fetchStatus): Promise<{ status: number; messageUuid: MessageUuid }> {
  const { messageUuid, xml } = testMemo({ messageUuid: newMessageUuid(), senderCvr: world.senderCvr, recipientId: world.citizen.cprNumber, title })
  const headers = { authorization: world.authorization, 'content-type': 'application/xml' }
  const { status } = await call(`${systemUrl}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers, body: xml })
  return { status, messageUuid }
}

export interface PulledReceipt {
  readonly receiptStatus: string
  readonly messageUUID: string
}

/** Takes every waiting receipt off. */
export async function pullReceipts(systemUrl: string, { authorization }: Pick<SmallWorld, 'authorization'>, call: SystemCall = fetchStatus): Promise<PulledReceipt[]> {
  const get = async <Body>(path: string): Promise<Body> => JSON.parse((await call(`${systemUrl}/apis/v1/receipts/${path}`, { headers: { authorization } })).text) as Body // what the test expects
  const { content } = await get<{ content: string[] }>('')
  return Promise.all(content.map((id) => get<PulledReceipt>(`${id}?delete=true`)))
}

/** Logs a demo person in by one address, without a form. */
export async function logIn(portalUrl: string, { identityId }: Pick<TestPerson, 'identityId'>): Promise<{ browser: Browser; inbox: Visited }> {
  const browser = openBrowser()
  return { browser, inbox: await browser.follow(await browser.get(loginAddressOf(portalUrl, identityId, '/post'))) }
}

const appearsWithinMs = 15_000
const lookEveryMs = 50

/** Looks into an inbox until a letter is there, and opens it. */
export async function openLetter(browser: Browser, inboxUrl: string, title: string): Promise<Visited> {
  for (let waitedMs = 0; waitedMs < appearsWithinMs; waitedMs += lookEveryMs) {
    const inbox = await browser.get(inboxUrl)
    const href = new RegExp(`href="(/post/[^"]+/letters/[^"]+)">(?:<span[^<]*</span>)?${title}<`).exec(inbox.text)?.[1]
    if (href !== undefined) return browser.get(new URL(href, inboxUrl).href)
    await pause(lookEveryMs)
  }
  throw new Error(`${title} did not come`)
}

export const readRuntime = (folder: string): RuntimeFile => JSON.parse(readFileSync(path.join(folder, 'runtime.json'), 'utf8')) as RuntimeFile // the program's own file
