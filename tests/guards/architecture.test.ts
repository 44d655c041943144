import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { compositionRoot, domainArrows } from './arrows.ts'
import { assertNone } from './faults.ts'
import { root } from './project-files.ts'

const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')

const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

type Arrows = Readonly<Record<string, readonly string[]>>

/** The arrows of the page's second drawing: `a --> b --> c`, one chain a line. */
function drawnArrows(): Arrows {
  const drawing = page.split('```mermaid')[2]?.split('```')[0] ?? ''
  const arrows: Record<string, string[]> = {}
  for (const chain of drawing.split('\n').map((line) => line.trim().split(' --> ')))
    for (const [index, from] of chain.entries()) arrows[from] = [...(arrows[from] ?? []), ...chain.slice(index + 1, index + 2)]
  return arrows
}

/** Every `a -> b` that the arrows allow when one may follow several. */
function waysOf(arrows: Arrows): ReadonlySet<string> {
  const reached = (from: string): string[] => (arrows[from] ?? []).flatMap((to) => [to, ...reached(to)])
  return new Set(Object.keys(arrows).flatMap((from) => reached(from).map((to) => `${from} -> ${to}`)))
}

test('ARCHITECTURE.md draws the arrows between rooms as they are', () => {
  const drawn = waysOf(drawnArrows())
  const held = waysOf(domainArrows)
  assert.ok(held.size > 10)
  assertNone([...held].filter((way) => !drawn.has(way)), 'Draw it in ARCHITECTURE.md:')
  assertNone([...drawn].filter((way) => !held.has(way)), 'Drawn in ARCHITECTURE.md, but not in tests/guards/arrows.ts:')
})

test('ARCHITECTURE.md says what each room is', () => {
  const described = rooms.filter((room) => room !== 'platform').filter((room) => !page.includes(`| \`${room}\` |`))
  assert.ok(rooms.includes(compositionRoot))
  assertNone(described.map((room) => `src/${room}`), 'Add the room with a line to the table in ARCHITECTURE.md:')
})
