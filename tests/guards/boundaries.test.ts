import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { compositionRoot, domainArrows, platformFloors } from './arrows.ts'
import { assertNone } from './faults.ts'
import type { Import } from './imports.ts'
import { ownImports, roomOf } from './imports.ts'
import { filesOf, isTest, root } from './project-files.ts'

const imports = filesOf('src/**/*.{ts,tsx}').flatMap(ownImports)

/** Imports from one room into another; brand.ts stands outside the rooms. */
const crossings = imports.filter(({ from, to }) => roomOf(to) !== 'platform' && roomOf(from) !== roomOf(to) && roomOf(from) !== compositionRoot)

const placeOf = ({ from, line, to }: Import): string => `${from}:${line} imports ${to}`

const floorOf = (room: string): number => platformFloors.findIndex((floor) => floor.includes(room.slice('platform/'.length)))

function isAllowed(from: string, to: string): boolean {
  if (from.startsWith('platform/')) return to.startsWith('platform/') && floorOf(to) < floorOf(from)
  return to.startsWith('platform/') || (domainArrows[from] ?? []).includes(to)
}

const folders = (parent: string): string[] =>
  readdirSync(path.join(root, parent), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

test('every room is drawn', () => {
  const domains = folders('src').filter((room) => !['platform', compositionRoot].includes(room) && domainArrows[room] === undefined)
  const platform = folders('src/platform').filter((room) => floorOf(`platform/${room}`) < 0)
  assertNone([...domains.map((room) => `src/${room}`), ...platform.map((room) => `src/platform/${room}`)], 'Draw the room and its arrows in tests/guards/arrows.ts and in ARCHITECTURE.md:')
})

test('the drawn arrows make no cycle', () => {
  const faults: string[] = []
  const visit = (room: string, way: readonly string[]): void => {
    if (way.includes(room)) faults.push([...way, room].join(' -> '))
    else for (const next of domainArrows[room] ?? []) visit(next, [...way, room])
  }
  for (const room of Object.keys(domainArrows)) visit(room, [])
  assertNone(faults, 'Remove an arrow of the cycle in tests/guards/arrows.ts:')
})

test('rooms import only along the arrows', () => {
  const faults = crossings.filter(({ from, to }) => !isAllowed(roomOf(from) ?? '', roomOf(to) ?? '')).map(placeOf)
  assertNone(faults, 'No arrow leads there (tests/guards/arrows.ts). Move the code to the room it belongs to, or pass it in from above:')
})

test('a room is entered through its index.ts; tests may also use its builders (*.testing.ts)', () => {
  const isDoor = ({ from, to }: Import): boolean => to.endsWith('/index.ts') || (isTest(from) && /(^|[./])testing\.tsx?$/.test(to))
  assertNone(crossings.filter((crossing) => !isDoor(crossing)).map(placeOf), 'Export what you need from the index.ts of its room and import it from there:')
})

test('only tests use the builders of tests', () => {
  const faults = imports.filter(({ from, to }) => !isTest(from) && isTest(to)).map(placeOf)
  assertNone(faults, 'Program code must not depend on test code:')
})

test('every room has a door, or each of its parts has one', () => {
  const rooms = [...folders('src').filter((room) => room !== 'platform'), ...folders('src/platform').map((room) => `platform/${room}`)]
  const hasDoor = (room: string): boolean => existsSync(path.join(root, 'src', room, 'index.ts'))
  const parts = (room: string): string[] => folders(`src/${room}`).map((part) => `${room}/${part}`)
  const isOpen = (room: string): boolean => hasDoor(room) || (parts(room).length > 0 && parts(room).every(hasDoor))
  const faults = rooms.filter((room) => room !== compositionRoot && !isOpen(room))
  assertNone(faults.map((room) => `src/${room}`), 'Add an index.ts that exports what others may use:')
})
