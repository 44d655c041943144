import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withEmptyDatabase } from '../../tools/empty-database.ts'
import { newMessageUuid } from '../../src/exchange/test-memo.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import type { Browser, Visited } from '../../src/login/browser.testing.ts'
import { addIdentity } from '../../src/login/login.testing.ts'
import { startOutsideProvider } from '../../src/login/outside-provider.testing.ts'
import type { OutsideProvider } from '../../src/login/outside-provider.testing.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { programRoutes } from '../guards/program.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { client, productionEnvironment } from './production.testing.ts'
import { makeCertificate, startTlsProxy } from './tls.testing.ts'
import type { Certificate } from './tls.testing.ts'
import { insertSmallWorld, readRuntime, sendLetter } from './world.testing.ts'
import type { SmallWorld } from './world.testing.ts'

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

async function assertInterfacesApart(folder: string, world: SmallWorld): Promise<void> {
  const { portal = '', system = '', operations = '' } = readRuntime(folder)
  assert.equal(new Set([portal, system, operations]).size, 3)
  const statusOf = async (address: string): Promise<number> => (await fetch(address, { redirect: 'manual' })).status
  assert.equal((await sendLetter(system, world, 'Uden certifikat')).status, 401, 'a right token without a certificate')
  assert.equal((await sendLetter(portal, world, 'Til portalen')).status, 404)
  assert.deepEqual(await jsonOf(fetch(`${operations}/health/ready`)), { status: 'ok', failing: [] })
  for (const address of [`${system}/post`, `${system}/health/ready`, `${portal}/health/ready`, `${operations}/post`, `${operations}/apis/v1/receipts/`]) assert.equal(await statusOf(address), 404, address)
}

async function serveProduction(folder: string, databaseUrl: string, database: Database): Promise<void> {
  const certificate = makeCertificate(folder)
  const world = await insertSmallWorld(database)
  await addIdentity(database, world.citizen.partyId, { name: world.citizen.name, provider: 'oidc' })
  const outside = await startOutside(certificate, world)
  const environment = { ...productionEnvironment(folder, databaseUrl), PUBLIC_URL: outside.portalUrl, OIDC_ISSUER: outside.provider.issuer, NODE_EXTRA_CA_CERTS: certificate.file }
  const serving = await startServing(environment)
  try {
    assert.equal(serving.url, outside.portalUrl)
    outside.aim(readRuntime(folder).portal ?? '')
    await assertLogin(outside.portalUrl)
    await assertInterfacesApart(folder, world)
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
