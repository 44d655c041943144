import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import type { Receipt } from '../../src/exchange/wire.ts'
import { pause } from '../../src/platform/clock/index.ts'

const looksEveryMs = 50
const looksAtMost = 400

/** What a page shows as code, as its reader copies it. */
function commandsOf(html: string): Map<string, string> {
  const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  return new Map([...html.matchAll(/<code id="([\w-]+)">([^<]*)<\/code>/g)].map(([, id = '', text = '']) => [id, unescape(text)]))
}

/** The commands of the contact register's guide do what it says, typed into a shell as they stand. */
export async function assertContactsGuideRuns(url: string): Promise<void> {
  const commands = commandsOf(await (await fetch(`${url}/docs/contacts`, { headers: { 'accept-language': 'en' } })).text())
  const run = (id: string, from = '', to = ''): unknown => {
    const output = execFileSync('sh', ['-c', `${commands.get('settings')}\n${(commands.get(id) ?? 'false').replace(from, to)}`], { encoding: 'utf8' })
    return output === '' ? undefined : JSON.parse(output)
  }
  const found = (id: string) => run(id) as { contacts: { cvrNumber?: string }[]; totalElements: number } // the schema checked it
  assert.equal(found('some').contacts.length, 2)
  const [firm] = found('numbers').contacts
  assert.match(firm?.cvrNumber ?? '', /^\d{8}$/)
  for (const id of ['bulk', 'bulk-by-post']) assert.deepEqual(found(id).contacts, [firm], id)
  assert.ok(found('changes').totalElements > 1_000)
  const { id } = run('subscribe') as { id: string } // the schema checked it
  assert.match(JSON.stringify(run('list')), new RegExp(id))
  assert.equal(run('end', 'SUBSCRIPTION_ID', id), undefined)
  assert.deepEqual(run('list'), [])
}

/** The commands of the guide of containers do what it says: three letters arrive, and what is none is told apart. */
export async function assertContainersGuideRuns(url: string, folder: string): Promise<void> {
  const commands = commandsOf(await (await fetch(`${url}/docs/containers`, { headers: { 'accept-language': 'en' } })).text())
  const run = (id: string, transmissionId = ''): string =>
    execFileSync('sh', ['-c', `${commands.get('settings')}\n${(commands.get(id) ?? 'false').replace('TRANSMISSION_ID', transmissionId)}`], { cwd: folder, encoding: 'utf8' })
  run('pack')
  const { transmissionId, receiptStatus } = JSON.parse(run('send')) as Receipt // the schema checked it
  assert.equal(receiptStatus, 'RECEIVED')
  assert.equal((JSON.parse(run('send-form')) as Receipt).transmissionId, transmissionId) // likewise
  for (let looks = 0; looks < looksAtMost && !run('state', transmissionId).includes('"ENDED"'); looks++) await pause(looksEveryMs)
  assert.match(run('state', transmissionId), /"ENDED".*"counts":\{"entries":4,"accepted":3,"rejected":0,"repeated":0,"refused":1,"waiting":0\}/)
  assert.match(run('faults', transmissionId), /"4\.xml".*memo\.uuid\.missing/)
}
