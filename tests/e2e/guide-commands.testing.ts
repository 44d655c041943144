import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'

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
