// Tries what the README promises on clones of HEAD: `npm ci`, `npm start`, the first letter, an end, a start again, a kill, a start again.
// As root: as root (whose home is closed to the user that PostgreSQL runs as), as an ordinary user, and without install scripts.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import { machineNow } from '../../src/platform/clock/index.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { openLetter } from '../../tests/e2e/world.testing.ts'
import { root } from '../../tests/process.testing.ts'
import { asNewcomer, npmStart, run, withNewcomer } from './newcomer.ts'
import type { Newcomer } from './newcomer.ts'

interface DemoSystem {
  readonly organisationCvr: string
  readonly types: readonly string[]
  readonly authorization: string | null
}

interface DemoIdentity {
  readonly cpr: string
  readonly loginUrl: string
}

const title = 'Det første brev'

/** As the README tells it: a demo system's header, a letter, the citizen's inbox. */
async function sendFirstLetter(url: string): Promise<DemoIdentity> {
  const systems = await jsonOf<DemoSystem[]>(fetch(`${url}/sandbox/api/systems`))
  const [citizen] = await jsonOf<DemoIdentity[]>(fetch(`${url}/sandbox/api/identities?tag=citizen-with-post`))
  const system = systems.find(({ types, authorization }) => types.includes('SENDER') && authorization !== null)
  if (citizen === undefined || system === undefined) throw new Error('The sandbox has no demo nation')
  const { messageUuid, xml } = testMemo({ senderCvr: system.organisationCvr, recipientId: citizen.cpr, title })
  const headers = { authorization: system.authorization ?? '', 'content-type': 'application/xml' }
  const answer = await fetch(`${url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers, body: xml })
  if (answer.status !== 201) throw new Error(`The first letter was answered by ${answer.status}: ${await answer.text()}`)
  return citizen
}

async function readLetter({ loginUrl }: DemoIdentity): Promise<void> {
  const browser = openBrowser()
  const { url } = await browser.follow(await browser.get(loginUrl))
  const { status } = await openLetter(browser, url, title)
  if (status !== 200) throw new Error(`The letter was answered by ${status}`)
}

/** The citizen after a restart: the port is another one. */
const at = (url: string, { cpr, loginUrl }: DemoIdentity): DemoIdentity => ({ cpr, loginUrl: loginUrl.replace(new URL(loginUrl).origin, new URL(url).origin) })

function assertStopped({ repository }: Newcomer): void {
  const { processes } = JSON.parse(readFileSync(path.join(repository, 'data', 'runtime.json'), 'utf8')) as { processes: unknown[] } // the program's own file
  if (processes.length > 0) throw new Error('A stopped server stands in runtime.json')
}

async function tell<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const begun = machineNow()
  const result = await work()
  console.log(`  ${what}: ${((machineNow() - begun) / 1000).toFixed(1)} s`)
  return result
}

async function firstHour(newcomer: Newcomer, npmArguments: readonly string[]): Promise<void> {
  await tell('npm ci', () => run('npm', ['ci', '--no-audit', '--no-fund', ...npmArguments], asNewcomer(newcomer)))
  const first = await tell('npm start', () => npmStart(newcomer, npmArguments))
  const citizen = await tell('first letter sent', () => sendFirstLetter(first.url))
  await tell('first letter read', () => readLetter(citizen))
  await tell('Ctrl-C', () => first.end('SIGINT'))
  assertStopped(newcomer)
  const second = await tell('npm start again', () => npmStart(newcomer, npmArguments))
  await tell('letter read again', () => readLetter(at(second.url, citizen)))
  await tell('kill -9', () => second.end('SIGKILL'))
  const third = await tell('npm start after the kill', () => npmStart(newcomer, npmArguments))
  await tell('letter read again', () => readLetter(at(third.url, citizen)))
  await third.end('SIGINT')
}

const nobody = 65_534
const isRoot = process.getuid?.() === 0

const cases: readonly (readonly [string, number | undefined, readonly string[]])[] = [
  ...(isRoot ? ([['as root, in a home of mode 0700', undefined, []]] as const) : []),
  ['as an ordinary user', isRoot ? nobody : undefined, []],
  ['as an ordinary user, without install scripts', isRoot ? nobody : undefined, ['--ignore-scripts']],
]

const wanted = process.argv.slice(2).join(' ')
let failed = 0
for (const [name, uid, npmArguments] of cases.filter(([text]) => text.includes(wanted))) {
  console.log(`${name}:`)
  try {
    await withNewcomer(root, uid, (newcomer) => firstHour(newcomer, npmArguments))
  } catch (error) {
    failed++
    console.error(error instanceof Error ? error.message : error)
  }
}
if (!isRoot) console.log('SKIPPED as root: run this as root to try it')
process.exit(failed === 0 ? 0 : 1)
