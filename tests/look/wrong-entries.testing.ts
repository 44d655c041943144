import type { FoundEntry, FoundForm, FoundPage, Sending } from './read-page.testing.ts'

/** How a form is filled in wrongly: not at all; with what is no answer; with more than anybody means. */
export const ways = ['nothing', 'too much', 'nonsense'] as const
export type Way = (typeof ways)[number]

/** Longer than any field takes, and with its tail the same as no other. */
const tooMuch = `${'for langt '.repeat(1_200)}!`
/** An address of a page has room for less. */
const tooMuchInAddress = `${'for langt '.repeat(60)}!`

/** What a field certainly refuses; undefined when any text may be meant. */
function impossible({ isDay, type }: FoundEntry): string | undefined {
  if (isDay) return '31.02.2026'
  if (type === 'datetime-local') return '2020-01-01T12:00'
  if (type === 'email') return 'ingen <adresse>'
  return type === 'number' ? 'otte' : undefined
}

const typedInto = (entry: FoundEntry, form: FoundForm, way: Way): string => {
  if (way === 'nothing') return ''
  // A browser lets nothing be typed there but a time.
  if (entry.type === 'datetime-local') return impossible(entry) ?? ''
  if (way === 'too much') return form.method === 'post' ? tooMuch : tooMuchInAddress
  return impossible(entry) ?? `<script>alert("${entry.name}")</script>`
}

const isChoice = ({ kind }: FoundEntry): boolean => kind === 'tick' || kind === 'radio' || kind === 'option'

/** The last answer of each question: never the one that stands there anyway. */
const isLastOf = (entry: FoundEntry, entries: readonly FoundEntry[]): boolean => entries.findLast(({ name }) => name === entry.name) === entry

/** Everything of a form as it is sent, with what was typed and chosen in a way. */
export function fillIn(form: FoundForm, way: Way): Sending {
  const fields = form.entries.flatMap((entry): [string, string][] => {
    if (entry.kind === 'fixed') return [[entry.name, entry.value]]
    if (entry.kind === 'text') return [[entry.name, typedInto(entry, form, way)]]
    if (!isChoice(entry)) return []
    const isSent = way === 'nothing' ? entry.kind === 'option' && entry.chosen : isLastOf(entry, form.entries)
    return isSent ? [[entry.name, entry.value]] : []
  })
  return { ...form, fields, files: form.entries.flatMap(({ kind, name }) => (kind === 'file' ? [name] : [])) }
}

/** Somebody can type or choose something in it. */
export const isFilledIn = ({ entries }: FoundForm): boolean => entries.some((entry) => entry.kind === 'text' || isChoice(entry))

const sameForm = (form: FoundForm): ((other: FoundForm) => boolean) => {
  const names = new Set(form.entries.map(({ name }) => name))
  return (other) => other.action === form.action && [...names].every((name) => other.entries.some((entry) => entry.name === name))
}

/** As it was typed; the words of a search may be cut. */
const stands = (typed: string, { type, value }: FoundEntry): boolean => (type === 'search' && value !== '' ? typed.startsWith(value) : value.trim() === typed.trim())

/** What was typed or chosen and does not stand in the form any more. */
function lostIn(shown: FoundForm, { fields }: Sending): string[] {
  return fields.flatMap(([name, typed]) => {
    const entries = shown.entries.filter((entry) => entry.name === name && entry.kind !== 'fixed')
    const isKept = entries.length === 0 || entries.some((entry) => (isChoice(entry) ? entry.value === typed && entry.chosen : stands(typed, entry)))
    return isKept ? [] : [`${name} does not stand there any more`]
  })
}

/** What is wrong with how errors are told: each at its field, and above, leading to each other. */
function untold({ summary, faults, isAlerted }: FoundPage): string[] {
  if (faults.length === 0) return isAlerted ? [] : ['nothing says what is wrong']
  if (summary === undefined) return ['no error summary above the form']
  const targets = summary.map((href) => href.slice(1))
  return [
    ...faults.filter(({ text, isTied }) => text === '' || !isTied).map(({ ids }) => `the message is not tied to ${ids[0]}`),
    ...faults.filter(({ ids }) => !ids.some((id) => targets.includes(id))).map(({ ids }) => `the summary does not lead to ${ids[0]}`),
    ...targets.filter((target) => !faults.some(({ ids }) => ids.includes(target))).map((target) => `the summary leads to ${target}, where no error stands`),
  ]
}

/** Fields that took what cannot be meant. */
const swallowed = (form: FoundForm, answer: FoundPage, way: Way): string[] =>
  form.entries
    .filter((entry) => entry.kind === 'text' && (way === 'too much' ? form.method === 'post' : way === 'nonsense' && impossible(entry) !== undefined))
    .filter(({ id }) => !answer.faults.some(({ ids }) => ids.includes(id)))
    .map(({ name }) => `${name} took what cannot be meant`)

/** Everything that an answer to a form, filled in wrongly, lacks. */
export function faultsOf(form: FoundForm, way: Way, sent: Sending, answer: FoundPage): string[] {
  if (answer.status >= 500) return [`answers ${answer.status}`]
  const shown = answer.forms.find(sameForm(form))
  const wrong = swallowed(form, answer, way)
  if (answer.status < 400 && answer.faults.length === 0) return [...wrong, ...(form.method === 'get' && shown !== undefined ? lostIn(shown, sent) : [])]
  // Somebody decided meanwhile, which the page says: nothing was typed, only chosen.
  if (shown === undefined && answer.status === 409 && form.entries.every(({ kind }) => kind !== 'text')) return []
  if (shown === undefined) return [`answers ${answer.status} without the form: everything that was typed is lost`]
  return [...wrong, ...untold(answer), ...lostIn(shown, sent)]
}
