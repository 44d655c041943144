import { full, versions, type Mutation } from './mutation.testing.ts'

/** A small generator of numbers below a bound, the same for the same seed (Park and Miller). */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

const pieces = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  ':',
  '=',
  ' ',
  '\n',
  '\r',
  '-',
  '--',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?x',
  '?>',
  '&#x41;',
  '&amp;',
  '</memo:label>',
  '<memo:label>',
  '0',
  'Z',
  'ø',
  '\u0000',
  'memo:',
  'grd:',
  'xmlns:memo=""',
  ' x="y"',
  'T',
  '+',
  '.',
  '=',
  '==',
]

/** One to three random strokes on a full letter, behind its root tag (whose version decides by which schema both judge). */
function randomMutation(seed: number): Mutation {
  const below = randomBelow(seed * 7_919 + 1)
  const version = versions[below(2)] ?? '1.2'
  let letter = full[version]
  const first = letter.indexOf('<memo:MessageHeader>')
  for (let strokes = 1 + below(3); strokes > 0; strokes--) {
    const at = first + below(letter.length - first)
    const piece = pieces[below(pieces.length)] ?? ''
    const cut = below(3) === 0 ? 0 : below(12)
    letter = letter.slice(0, at) + (below(3) === 0 ? '' : piece) + letter.slice(at + cut)
  }
  return { version, name: `random ${seed}`, message: Buffer.from(letter) }
}

/** The mutations of the seeds from `first` on. */
export function randomMutations(count: number, first = 1): Mutation[] {
  return Array.from({ length: count }, (_, index) => randomMutation(first + index))
}
