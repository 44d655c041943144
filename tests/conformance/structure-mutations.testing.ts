import type { MemoVersion } from '../../src/memo/index.ts'
import { full, versions, type Mutation } from './mutation.testing.ts'

/** A stretch of a letter from the `<` of an element to behind its end tag. */
interface Span {
  name: string
  from: number
  /** Behind the start tag. */
  inside: number
  /** At the end tag. */
  close: number
  to: number
}

/** The elements of a test letter, which has nothing that would need a real reader. */
function spansOf(letter: string): Span[] {
  const open: Span[] = []
  const spans: Span[] = []
  for (const tag of letter.matchAll(/<(\/?)([\w:]+)[^>]*>/g)) {
    const end = tag.index + tag[0].length
    if (tag[1] === '') {
      const span = { name: tag[2] ?? '', from: tag.index, inside: end, close: 0, to: 0 }
      open.push(span)
      spans.push(span)
    } else {
      const span = open.pop()
      if (span !== undefined) Object.assign(span, { close: tag.index, to: end })
    }
  }
  return spans
}

type Change = (letter: string, span: Span, next: Span | undefined) => string
const insert = (letter: string, at: number, text: string): string => letter.slice(0, at) + text + letter.slice(at)
const rename = (letter: string, { name, from, close }: Span, to: string): string =>
  letter.slice(0, from + 1) + to + letter.slice(from + 1 + name.length, close + 2) + to + letter.slice(close + 2 + name.length)

const changes: Record<string, Change> = {
  drop: (letter, { from, to }) => letter.slice(0, from) + letter.slice(to),
  duplicate: (letter, { from, to }) => insert(letter, to, letter.slice(from, to)),
  'swap with the next': (letter, { from, to }, next) =>
    next === undefined
      ? letter
      : letter.slice(0, from) +
        letter.slice(next.from, next.to) +
        letter.slice(to, next.from) +
        letter.slice(from, to) +
        letter.slice(next.to),
  empty: (letter, { inside, close }) => letter.slice(0, inside) + letter.slice(close),
  'self-close': (letter, { inside, to }) => `${letter.slice(0, inside - 1)}/>${letter.slice(to)}`,
  'upper case': (letter, span) => rename(letter, span, span.name.toUpperCase()),
  'no prefix': (letter, span) => rename(letter, span, span.name.replace(/^\w+:/, '')),
  'another namespace': (letter, span) => rename(letter, span, span.name.replace(/^\w+:/, span.name.startsWith('memo:') ? 'grd:' : 'memo:')),
  'undeclared prefix': (letter, span) => rename(letter, span, span.name.replace(/^\w+:/, 'nope:')),
  'own prefix': (letter, span) =>
    insert(
      rename(letter, span, span.name.replace(/^memo:/, 'm:')),
      span.inside - 1 - (span.name.startsWith('memo:') ? 3 : 0),
      ' xmlns:m="https://DigitalPost.dk/MeMo-1"',
    ),
  'default namespace': (letter, span) =>
    insert(
      rename(letter, span, span.name.replace(/^memo:/, '')),
      span.inside - 1 - (span.name.startsWith('memo:') ? 5 : 0),
      ' xmlns="https://DigitalPost.dk/MeMo-1"',
    ),
  'text inside': (letter, { inside }) => insert(letter, inside, 'x'),
  'white space inside': (letter, { inside, close }) => insert(insert(letter, close, '\r\n'), inside, ' \t&#32;'),
  'comment and instruction inside': (letter, { inside }) => insert(letter, inside, '<!-- <x> --><?x <y>?>'),
  'CDATA inside': (letter, { inside }) => insert(letter, inside, '<![CDATA[ ]]>'),
  'no-break space inside': (letter, { inside }) => insert(letter, inside, '\u00A0'),
  'foreign element inside': (letter, { inside }) => insert(letter, inside, '<x:y xmlns:x="urn:x"/>'),
  'unknown attribute': (letter, { inside }) => insert(letter, inside - 1, ' x="1"'),
  'foreign attribute': (letter, { inside }) => insert(letter, inside - 1, ' xmlns:x="urn:x" x:y="1"'),
  'xml:lang': (letter, { inside }) => insert(letter, inside - 1, ' xml:lang="da"'),
  'xsi:nil': (letter, { inside }) => insert(letter, inside - 1, ' xsi:nil="false"'),
  'xsi:type of text': (letter, { inside }) =>
    insert(letter, inside - 1, ' xmlns:dt="https://data.gov.dk/model/dataTypes/" xsi:type="dt:memoTextType"'),
  'xsi:schemaLocation': (letter, { inside }) => insert(letter, inside - 1, ' xsi:schemaLocation="urn:x x.xsd"'),
  'white space in tags': (letter, { inside, to }) => insert(insert(letter, to - 1, '\n '), inside - 1, '\t\r\n'),
  'end tag lost': (letter, { close, to }) => letter.slice(0, close) + letter.slice(to),
}

function mutationsOf(version: MemoVersion): Mutation[] {
  const letter = full[version]
  const spans = spansOf(letter)
  return Object.entries(changes).flatMap(([name, change]) =>
    spans.map((span, index) => {
      const next = spans.slice(index + 1).find((other) => other.from >= span.to)
      return { version, name: `${name}: ${span.name} at ${span.from}`, message: Buffer.from(change(letter, span, next)) }
    }),
  )
}

/** Every change on a selection of the elements: each `every`-th of all the pairs, from `first` on. */
export function structureMutations(every: number, first = 0): Mutation[] {
  return versions.flatMap((version) => mutationsOf(version).filter((_, index) => index % every === first % every))
}
