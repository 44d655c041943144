import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { DataTable } from '../lists/data-table.tsx'
import type { ListDefinition } from '../lists/list-state.ts'
import { readListState } from '../lists/list-state.ts'
import { macro, sameMarkup } from './compare.ts'

const definition = { sorts: ['name', 'created'], filters: { status: { values: ['ok', 'off'], several: true } } } as const satisfies ListDefinition
const rows = [{ name: 'A' }, { name: 'B' }]
const status = { name: 'status', label: 'Status', choices: [{ value: 'ok', label: 'OK' }, { value: 'off', label: 'Slukket' }] }

function List({ query, shown = rows, total = 57 }: { query: string; shown?: typeof rows; total?: number }) {
  return (
    <DataTable
      id="l"
      state={readListState(`/list${query}`, definition)}
      caption="Systemer"
      columns={[{ title: 'Navn', names: true, cell: ({ name }) => name, sortBy: 'name' }, { title: 'Oprettet', cell: () => 'i går', sortBy: 'created' }]}
      rows={shown}
      total={total}
      searchLabel="Søg i systemer"
      filters={[status]}
      menu={({ name }) => (name === 'A' ? { about: name, items: <a href="/a">Åbn</a> } : undefined)}
      empty="Der er ingen systemer endnu."
    />
  )
}

const html = (query: string, more: { shown?: typeof rows; total?: number } = {}): string => renderToString(<List query={query} {...more} />)
const part = (text: string, from: string, to: string): string => text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)) + to.length)
const raw = (text: string) => <div dangerouslySetInnerHTML={{ __html: text }} />

test('search, paging and row menu are the design system’s', () => {
  const list = html('?page=2')
  const search = macro('search/search', 'search', { id: 'l-search', name: 'search', searchbutton: { type: 'submit' } })
  sameMarkup(raw(part(list, '<div class="form-group search">', '</div>')), `<div>${search}</div>`, [
    { why: 'the label says what is searched', theirs: 'Søg efter indhold', ours: 'Søg i systemer' },
  ])
  const pages = macro('pagination/pagination', 'pagination', { currentPage: 2, totalPages: 6 })
  sameMarkup(raw(part(list, '<nav class="pagination"', '</nav>').replaceAll(/href="\/list[^"]*"/g, 'href="#"')), `<div>${pages}</div>`)
  const menu = macro('overflow-menu/overflow-menu', 'overflowmenu', { id: 'l-menu-0', openRight: false, button: { text: 'Flere valg for A', srOnly: true }, content: '<ul class="overflow-list"><li><a href="/a">Åbn</a></li></ul>' })
  sameMarkup(raw(`${part(list, '<div class="overflow-menu overflow-menu--open-left', '</ul></div></div>')}`), `<div>${menu}</div>`, [
    { why: 'inside a form a button without a type would send it', theirs: '<button aria-controls', ours: '<button type="button" aria-controls' },
  ])
  assert.equal(list.match(/Flere valg/g)?.length, 1)
})

test('every link keeps what else was asked for; the present column turns round', () => {
  const links = [...html('?search=x&status=ok&sort=created:desc&size=25&page=2').matchAll(/href="(\/list[^"]*)"/g)].map(([, href]) => href)
  const rest = 'search=x&amp;status=ok'
  for (const href of [
    '/list?status=ok&amp;sort=created%3Adesc&amp;size=25',
    '/list?search=x&amp;sort=created%3Adesc&amp;size=25',
    '/list?sort=created%3Adesc&amp;size=25',
    `/list?${rest}&amp;size=25`,
    `/list?${rest}&amp;sort=created%3Aasc&amp;size=25`,
    `/list?${rest}&amp;sort=created%3Adesc&amp;size=100`,
    `/list?${rest}&amp;sort=created%3Adesc&amp;size=25&amp;page=3`,
  ])
    assert.ok(links.includes(href), `${href} in ${links.join(' ')}`)
})

test('what is sent by the form keeps the order and size, and begins at the first page', () => {
  const hidden = [...html('?status=ok&sort=created:desc&size=25&page=2&tab=3').matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`)
  assert.deepEqual(hidden, ['tab=3', 'sort=created:desc', 'size=25'])
})

test('where headings are gone, a menu sorts both ways by each column that sorts', () => {
  const menu = part(html('?sort=created:desc&status=ok'), '<div class="d-md-none', '</ul></div></div></div>')
  assert.match(menu, /Sortér: Oprettet, faldende/)
  assert.deepEqual([...menu.matchAll(/href="(\/list[^"]*)"(?: aria-current="(\w+)")?/g)].map(([, href, current]) => [href, current]), [
    ['/list?status=ok', undefined],
    ['/list?status=ok&amp;sort=name%3Adesc', undefined],
    ['/list?status=ok&amp;sort=created%3Aasc', undefined],
    ['/list?status=ok&amp;sort=created%3Adesc', 'true'],
  ])
})

test('it says how many there are', () => {
  assert.match(html(''), /Viser 1–10 af 57/)
  assert.match(html('?page=9'), /Viser 51–57 af 57/)
  assert.match(html('?page=41&size=25', { total: 1234 }), /Viser 1\.001–1\.025 af 1\.234/)
})

test('an empty list says why it is empty', () => {
  const nothing = { shown: [], total: 0 }
  assert.match(html('', nothing), /Der er ingen systemer endnu\./)
  assert.doesNotMatch(html('', nothing), /<table|Viser|Nulstil/)
  assert.match(html('?search=x', nothing), /Ingen passer til det, du søger efter\..*<a href="\/list">Nulstil<\/a>/)
  assert.doesNotMatch(html('?search=x', nothing), /endnu/)
})
