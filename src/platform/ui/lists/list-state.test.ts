import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listHref } from './list-address.ts'
import type { ListDefinition, ListState } from './list-state.ts'
import { isNarrowed, listSizes, listWindow, readListState } from './list-state.ts'

const definition = {
  sorts: ['created', 'name'],
  firstDescending: true,
  filters: { status: { values: ['ok', 'failing', 'off'], several: true }, kind: { values: ['sender', 'receiver'] }, since: { values: 'any' } },
} as const satisfies ListDefinition
type State = ListState<'created' | 'name', 'status' | 'kind' | 'since'>

const read = (query: string): State => readListState(`/admin/systems${query}`, definition)

test('an address without a query shows the first page in the first order', () => {
  const { search, page, size, sort, filters, others } = read('')
  assert.deepEqual({ search, page, size, sort, filters, others }, {
    search: '',
    page: 1,
    size: 10,
    sort: { by: 'created', descending: true },
    filters: { status: [], kind: [], since: [] },
    others: [],
  })
  assert.equal(listHref(read(''), {}), '/admin/systems')
})

test('everything is read from the address', () => {
  const state = read('?search=%20skat%20&page=3&size=50&sort=name:desc&status=off&status=ok&kind=sender&since=2027-01-01')
  assert.equal(state.search, 'skat')
  assert.equal(state.page, 3)
  assert.equal(state.size, 50)
  assert.deepEqual(state.sort, { by: 'name', descending: true })
  assert.deepEqual(state.filters, { status: ['ok', 'off'], kind: ['sender'], since: ['2027-01-01'] })
})

test('what makes no sense counts as not said', () => {
  for (const query of ['?page=0', '?page=-3', '?page=x', '?page=1.5', '?size=11', '?size=', '?sort=price:asc', '?status=no', '?kind=', '?search=%00%20'])
    assert.deepEqual({ ...read(query), path: '' }, { ...read(''), path: '' }, query)
  assert.deepEqual(read('?kind=receiver&kind=sender').filters.kind, ['sender'])
})

test('a change keeps the rest, begins at the first page, and does not choose a language', () => {
  const state = read('?tab=2&lang=en&search=a&page=4&status=ok&size=25')
  assert.equal(listHref(state, { sort: { by: 'name', descending: false } }), '/admin/systems?tab=2&search=a&status=ok&sort=name%3Aasc&size=25')
  assert.equal(listHref(state, { page: 5 }), '/admin/systems?tab=2&search=a&status=ok&size=25&page=5')
  assert.equal(listHref(state, { filters: { kind: ['sender'] }, search: '' }), '/admin/systems?tab=2&status=ok&kind=sender&size=25')
})

test('a list is narrowed by a search or a filter, not by its order or size', () => {
  assert.deepEqual(['?search=a', '?kind=sender', '?sort=name:asc&size=25&page=2', ''].map((query) => isNarrowed(read(query))), [true, true, false, false])
})

const values = (of: readonly string[]) => fc.subarray([...of])
const text = fc.string({ unit: 'binary', maxLength: 300 })
const anyState = fc
  .record({
    search: text,
    page: fc.integer({ min: 1, max: 10_000_000 }),
    size: fc.constantFrom(...listSizes),
    sort: fc.record({ by: fc.constantFrom('created' as const, 'name' as const), descending: fc.boolean() }),
    filters: fc.record({ status: values(definition.filters.status.values), kind: fc.constantFrom([], ['sender'], ['receiver']), since: fc.tuple(text) }),
  })
  .map((change) => read(listHref(read('?tab=2'), change).slice('/admin/systems'.length)))

test('an address says exactly what the list shows: read and written it stays the same', () => {
  fc.assert(fc.property(anyState, (state) => assert.deepEqual(readListState(listHref(state, { page: state.page }), definition), state)))
})

test('whatever an address says, what is shown lies within the definition', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('search', 'page', 'size', 'sort', 'status', 'kind', 'since'), text)), (query) => {
      const state = read(`?${new URLSearchParams(query).toString()}`)
      assert.ok(Number.isInteger(state.page) && state.page >= 1)
      assert.ok(listSizes.includes(state.size) && definition.sorts.includes(state.sort.by))
      assert.ok(state.search.length <= 200 && !state.search.includes('\u0000'))
      assert.ok(state.filters.kind.length <= 1 && state.filters.status.every((value) => ['ok', 'failing', 'off'].includes(value)))
    }),
  )
})

test('a window lies within the list', () => {
  assert.deepEqual(listWindow({ page: 9, size: 10 }, 57), { page: 6, pages: 6, offset: 50, limit: 10, total: 57 })
  assert.deepEqual(listWindow({ page: 1, size: 25 }, 0), { page: 1, pages: 1, offset: 0, limit: 25, total: 0 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(...listSizes), fc.nat(5000), (page, size, total) => {
      const window = listWindow({ page, size }, total)
      assert.ok(window.offset === 0 || window.offset < total)
      assert.ok(window.page <= window.pages && window.pages * size >= total)
    }),
  )
})
