import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { withEmptyDatabase } from '../../tools/empty-database.ts'
import { newMessageUuid } from '../../src/exchange/test-memo.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import type { Browser, Visited } from '../../src/login/browser.testing.ts'
import { addIdentity } from '../../src/login/login.testing.ts'
import { startOutsideProvider } from '../../src/login/outside-provider.testing.ts'
import type { OutsideProvider } from '../../src/login/outside-provider.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { testClient, testRevocationList } from '../../src/platform/certificates/certificates.testing.ts'
import type { KeyedCertificate } from '../../src/platform/certificates/index.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { callByTls } from '../../src/platform/http/tls-client.testing.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { SystemId } from '../../src/systems/index.ts'
import { programRoutes } from '../guards/program.ts'
import type { ServingProcess } from '../process.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { client, productionEnvironment, systemAuthority } from './production.testing.ts'
import { makeCertificate, startTlsProxy } from './tls.testing.ts'
import type { Certificate } from './tls.testing.ts'
import { insertSmallWorld, pullReceipts, readRuntime, sendLetter } from './world.testing.ts'
import type { SmallWorld, SystemCall } from './world.testing.ts'

const appearsWithinMs = 15_000
const lookEveryMs = 50

interface Outside {
  readonly provider: OutsideProvider
  readonly portalUrl: string
  /** Leads the proxy's callers to the server. */
  aim(target: string): void
  stop(): Promise<void>
}

/** An identity provider in a process of its own and the portals' address, both behind TLS. */
async function startOutside(certificate: Certificate, world: SmallWorld): Promise<Outside> {
  const [portal, login] = await Promise.all([startTlsProxy(certificate), startTlsProxy(certificate)])
  const addresses = { redirectUri: `${portal.url}/login/callback`, afterLogoutUri: `${portal.url}/`, publicIssuer: login.url }
  const people = { signe: { cpr: world.citizen.cprNumber } }
  const provider = await startOutsideProvider({ ...client, ...addresses, people, claimsInIdToken: false })
  login.target = provider.localUrl
  return {
    provider,
    portalUrl: portal.url,
    aim: (target) => void (portal.target = target),
    async stop() {
      for (const proxy of [portal, login]) proxy.close()
      await provider.stop()
    },
  }
}

/** Opens a page that needs a login, answers the provider's question and comes back. */
async function logInAs(browser: Browser, address: string, subject: string): Promise<Visited> {
  let at = await browser.get(address)
  while (!browser.target(at).includes('/interaction/')) at = await browser.get(browser.target(at))
  return browser.follow(await browser.get(`${browser.target(at)}?as=${subject}&acr=High`))
}

async function assertLogin(portalUrl: string): Promise<void> {
  const browser = openBrowser()
  const asked = await browser.get(`${portalUrl}/post`)
  assert.equal(asked.status, 303)
  const inbox = await logInAs(browser, `${portalUrl}/post`, 'signe')
  assert.deepEqual([inbox.status, inbox.url], [200, `${portalUrl}/post`])
  assert.match(inbox.text, /Signe Prøvelæser/)
  assert.doesNotMatch(inbox.text, /SANDBOX|SANDKASSE/i)
  assert.ok(browser.cookie('__Host-brevdue') !== undefined, 'the session cookie is bound to https and this host')
  assert.match(inbox.headers.get('strict-transport-security') ?? '', /max-age=\d{8}/)
}

/** Every address that a sandbox has and production must not. */
async function assertNoSandbox(portalUrl: string, databaseUrl: string): Promise<void> {
  const routes = (await programRoutes(databaseUrl)).filter(({ path }) => /^\/(sandbox|idp)/.test(path))
  const addresses = new Set(['/sandbox', '/sandbox/api/clock', '/idp/.well-known/openid-configuration', ...routes.map(({ path }) => path.replaceAll(/\{\w+\}/g, newMessageUuid()))])
  for (const address of addresses)
    for (const method of ['GET', 'POST']) assert.equal((await fetch(portalUrl + address, { method, redirect: 'manual' })).status, 404, `${method} ${address}`)
}

interface Receiver {
  readonly systemId: SystemId
  readonly cvrNumber: string
  readonly authorization: string
}

const insertReceiver = (database: Database): Promise<Receiver> =>
  database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    return { cvrNumber, ...(await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })) }
  })

const callingWith = (own: KeyedCertificate): SystemCall => (url, call) => callByTls(url, { authority: systemAuthority.certificate, own }, call)

/** Asks until the answer is the one that is waited for. */
async function until(what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < appearsWithinMs; waitedMs += lookEveryMs) {
    if (await isThere()) return
    await pause(lookEveryMs)
  }
  assert.fail(`${what} did not happen`)
}

/** One system sends, the other fetches, each by TLS with its certificate; then one of them is revoked while the program runs. */
async function assertExchange(serving: ServingProcess, environment: Record<string, string>, database: Database, world: SmallWorld): Promise<void> {
  const { system = '' } = readRuntime(environment['BREVDUE_DATA'] ?? '')
  assert.match(system, /^https:/)
  const receiver = await insertReceiver(database)
  const [senderOwn, receiverOwn] = [testClient(systemAuthority, world.senderCvr), testClient(systemAuthority, receiver.cvrNumber)]
  const [asSender, asReceiver] = [callingWith(senderOwn), callingWith(receiverOwn)]
  const sent = await sendLetter(system, { ...world, citizen: { ...world.citizen, cprNumber: receiver.cvrNumber } }, 'Med certifikat', asSender)
  assert.equal(sent.status, 201)
  const headers = { authorization: receiver.authorization }
  await until('the letter', async () => (await asReceiver(`${system}/apis/v1/memos/`, { headers })).text.includes(sent.messageUuid))
  const fetched = await asReceiver(`${system}/apis/v1/memos/${sent.messageUuid}`, { headers })
  assert.match(fetched.text, /Med certifikat/)
  assert.equal((await asSender(`${system}/apis/v1/memos/${sent.messageUuid}`, { headers })).status, 401, "the receiver's token with the sender's certificate")
  assert.deepEqual((await pullReceipts(system, world, asSender)).map(({ receiptStatus }) => receiptStatus), ['COMPLETED'])

  const file = path.join(environment['BREVDUE_DATA'] ?? '', 'other.pem')
  writeFileSync(file, testClient(systemAuthority, receiver.cvrNumber).certificate.toString())
  const uploaded = await runCommand(['systems', 'certificate', receiver.systemId, file], environment)
  assert.equal(uploaded.code, 0, uploaded.output)
  const statusOf = async (call: SystemCall, authorization: string): Promise<number> => (await call(`${system}/apis/v1/receipts/`, { headers: { authorization } })).status
  assert.equal(await statusOf(asReceiver, receiver.authorization), 401, 'another one was uploaded')

  writeFileSync(environment['SYSTEM_CLIENT_CRL'] ?? '', testRevocationList(systemAuthority, [senderOwn.certificate]))
  assert.equal(await statusOf(asSender, world.authorization), 200, 'nobody has looked at the list yet')
  serving.child.kill('SIGHUP')
  await until('the revocation', async () => (await statusOf(asSender, world.authorization)) === 401)
  assert.equal(await statusOf(callingWith(testClient(systemAuthority, world.senderCvr)), world.authorization), 200)
}

async function assertInterfacesApart(folder: string, world: SmallWorld): Promise<void> {
  const { portal = '', system = '', operations = '' } = readRuntime(folder)
  assert.equal(new Set([portal, system, operations]).size, 3)
  const withoutCertificate: SystemCall = (url, call) => callByTls(url, { authority: systemAuthority.certificate }, call)
  const statusOf = async (address: string): Promise<number> =>
    address.startsWith('https') ? (await withoutCertificate(address, {})).status : (await fetch(address, { redirect: 'manual' })).status
  assert.equal((await sendLetter(system, world, 'Uden certifikat', withoutCertificate)).status, 401, 'a right token without a certificate')
  assert.equal((await sendLetter(portal, world, 'Til portalen')).status, 404)
  assert.deepEqual(await jsonOf(fetch(`${operations}/health/ready`)), { status: 'ok', failing: [], away: [] })
  for (const address of [`${system}/post`, `${system}/health/ready`, `${portal}/health/ready`, `${operations}/post`, `${operations}/apis/v1/receipts/`]) assert.equal(await statusOf(address), 404, address)
}

async function serveProduction(folder: string, databaseUrl: string, database: Database): Promise<void> {
  const certificate = makeCertificate(folder)
  const world = await insertSmallWorld(database)
  await addIdentity(database, world.citizen.partyId, { name: world.citizen.name, provider: 'oidc' })
  const outside = await startOutside(certificate, world)
  const SYSTEM_CLIENT_CRL = path.join(folder, 'revoked.pem')
  writeFileSync(SYSTEM_CLIENT_CRL, testRevocationList(systemAuthority, []))
  const environment = { ...productionEnvironment(folder, databaseUrl), SYSTEM_CLIENT_CRL, PUBLIC_URL: outside.portalUrl, OIDC_ISSUER: outside.provider.issuer, NODE_EXTRA_CA_CERTS: certificate.file }
  const serving = await startServing(environment)
  try {
    assert.equal(serving.url, outside.portalUrl)
    outside.aim(readRuntime(folder).portal ?? '')
    await assertLogin(outside.portalUrl)
    await assertInterfacesApart(folder, world)
    await assertExchange(serving, environment, database, world)
    await assertNoSandbox(outside.portalUrl, databaseUrl)
    assert.doesNotMatch(serving.log(), /"route":"\/(sandbox|idp)/, 'there is no such route: the 404 came from none')
    const moved = await runCommand(['clock', 'advance', 'P1D'], environment)
    assert.deepEqual([moved.code, moved.output], [2, "The clock of production is the machine's; only a sandbox moves it.\n"])
    await serving.stop()
    assert.equal(await serving.ended, '0')
  } finally {
    await outside.stop()
  }
}

test('production: migrated by command, login by an outside provider behind TLS, no sandbox, three ports, no clock to move', () =>
  withFolder((folder) =>
    withEmptyDatabase(process.env['BREVDUE_TEST_SERVER'] ?? '', async (url) => {
      const environment = productionEnvironment(folder, url)
      const early = await runCommand(['serve'], environment)
      assert.equal(early.code, 2)
      assert.match(early.output, /DATABASE_URL: \d+ migration\(s\) are missing\. Run "brevdue migrate" first\./)
      assert.equal((await runCommand(['migrate'], environment)).code, 0)
      const database = openDatabase({ url, poolSize: 4, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
      try {
        await serveProduction(folder, url, database)
      } finally {
        await database.close()
      }
    }),
  ))
