import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import path from 'node:path'
import nunjucks from 'nunjucks'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import sanitizeHtml from 'sanitize-html'

const macroFolder = path.join(path.dirname(createRequire(import.meta.url).resolve('dkfds')), '..', '..', 'src')
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(macroFolder), { autoescape: true })

/** What the design system's own macro makes of these parameters. `file` without ending, below its folder of components. */
export function macro(file: string, name: string, params: object): string {
  return environment.renderString(`{% from "components/${file}.njk" import ${name} as subject %}{{ subject(params) }}`, { params })
}

/** A place where our markup is another on purpose: why, what the macro says, what we say instead. */
export interface Difference {
  why: string
  theirs: string
  ours: string
}

/**
 * Asserts that our component and the macro give the same HTML, save the stated differences. Each of these must occur, so that a
 * difference the design system has made up for does not stay stated. Order of attributes and class names and white space do not count.
 */
export function sameMarkup(ours: VNode, theirs: string, differences: readonly Difference[] = []): void {
  const expected = differences.reduce(apply, normalise(theirs))
  assert.equal(normalise(renderToString(ours)), normalise(expected))
}

function apply(html: string, { why, theirs, ours }: Difference): string {
  assert.ok(html.includes(theirs), `the macro no longer has what we differ from (${why}): ${theirs}\n${html}`)
  return html.replaceAll(theirs, ours)
}

const booleans = new Set(['checked', 'disabled', 'hidden', 'open', 'readonly', 'required', 'selected'])

/** Two differences hold everywhere and are levelled here: our icons stand in a file of their own, and one that speaks has the role `img`. */
function normaliseAttributes(tagName: string, attributes: Record<string, string>): sanitizeHtml.Tag {
  const spoken = tagName === 'svg' && 'aria-label' in attributes ? { role: 'img' } : {}
  const entries = Object.entries({ ...attributes, ...spoken })
    .map(([name, value]): [string, string] => [name, booleans.has(name) ? 'true' : normaliseValue(name, value)])
    .filter(([name, value]) => value !== '' || name === 'alt')
    .toSorted(([one], [other]) => one.localeCompare(other))
  return { tagName, attribs: Object.fromEntries(entries) }
}

function normaliseValue(name: string, value: string): string {
  const words = value.trim().split(/\s+/)
  if (name === 'class') return words.toSorted((one, other) => one.localeCompare(other)).join(' ')
  return words.join(' ').replace(/^\/assets\/icons\.\w+\.svg#/, '#')
}

/** One tag or text a line, so that a failing test shows the line. */
function normalise(html: string): string {
  const tidy = sanitizeHtml(html, {
    allowedTags: false,
    allowVulnerableTags: true,
    allowedAttributes: false,
    transformTags: { '*': normaliseAttributes },
    textFilter: (text) => text.replaceAll(/\s+/g, ' '),
  })
  return tidy
    .replaceAll(/\s*(<[^>]+>)\s*/g, '\n$1\n')
    .replaceAll(/\n+/g, '\n')
    .trim()
}
