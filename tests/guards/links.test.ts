import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assertNone } from './faults.ts'
import { filesOf, root } from './project-files.ts'

const pages = filesOf('*.md', '{docs,src,tests}/**/*.md')

/** The anchor that readers of Markdown give a heading: lower case, words joined by hyphens. */
const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-')

const anchors = new Map(pages.map(({ name, lines }) => [name, new Set(lines.filter((line) => /^#+ /.test(line)).map((line) => anchorOf(line.replace(/^#+ /, ''))))]))

const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')

interface Link {
  readonly page: string
  readonly target: string
}

const links: Link[] = pages.flatMap(({ name, text }) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({ page: name, target: match[1] ?? '' })).filter(({ target }) => !/^[a-z]+:/.test(target)),
)

function leadsNowhere({ page, target }: Link): boolean {
  const [file = '', anchor] = target.split('#')
  const name = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
  return !existsSync(path.join(root, name)) || (anchor !== undefined && anchors.get(name)?.has(anchor) !== true)
}

test('every link between pages leads to a file and a heading that are there', () => {
  assert.ok(links.length > 50)
  assertNone(links.filter(leadsNowhere).map(({ page, target }) => `${page}: ${target}`), 'Correct the link:')
})
