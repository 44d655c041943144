import assert from 'node:assert/strict'

/** A line of a /metrics answer. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

interface Family {
  readonly kind: string
  readonly help: string
  readonly samples: Sample[]
}

const sampleLine = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/
const labelPair = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y

function parseLabels(text: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {}
  labelPair.lastIndex = 0
  while (labelPair.lastIndex < text.length) {
    const [, name = '', value = ''] = labelPair.exec(text) ?? assert.fail(`labels: ${line}`)
    assert.ok(!(name in labels), `a label twice: ${line}`)
    labels[name] = value
  }
  return labels
}

function parseSample(line: string): Sample {
  const [, name = '', labels = '', value = ''] = sampleLine.exec(line) ?? assert.fail(`no sample: ${line}`)
  const number = value === '+Inf' ? Infinity : Number(value)
  assert.ok(!Number.isNaN(number) || /^nan$/i.test(value), `no number: ${line}`)
  return { name, labels: parseLabels(labels, line), value: number }
}

const endings: Readonly<Record<string, readonly string[]>> = { counter: [''], gauge: [''], histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] }

function assertBuckets(name: string, { samples }: Family): void {
  const series = Map.groupBy(samples, ({ labels: { le: _le, ...labels } }) => JSON.stringify(labels))
  for (const [labels, those] of series) {
    const buckets = those.filter((sample) => sample.name === `${name}_bucket`)
    const limits = buckets.map(({ labels: { le } }) => (le === '+Inf' ? Infinity : Number(le)))
    assert.deepEqual(limits, limits.toSorted((a, b) => a - b), `${name}${labels}: limits ascend`)
    assert.ok(buckets.every(({ value }, index) => value >= (buckets[index - 1]?.value ?? 0)), `${name}${labels}: buckets are cumulative`)
    assert.deepEqual([limits.at(-1), buckets.at(-1)?.value], [Infinity, those.find((sample) => sample.name === `${name}_count`)?.value], `${name}${labels}`)
  }
}

function assertSeries(name: string, { kind, samples }: Family): void {
  for (const sample of samples) assert.ok(endings[kind]?.some((ending) => sample.name === name + ending), `${sample.name} stands below ${name}`)
  const keys = samples.map(({ name: own, labels }) => `${own} ${Object.keys(labels).toSorted().map((label) => `${label}=${labels[label]}`).join()}`)
  assert.equal(new Set(keys).size, keys.length, `${name}: a series twice`)
}

/** The text of a family: its HELP, its TYPE, and its samples, in one place. */
function parseFamily(lines: readonly string[]): [name: string, family: Family] {
  const [, name = '', help = ''] = /^# HELP (\S+) (.+)$/.exec(lines[0] ?? '') ?? assert.fail(`no HELP: ${lines[0]}`)
  const [, kind = ''] = new RegExp(`^# TYPE ${name} (counter|gauge|histogram|summary)$`).exec(lines[1] ?? '') ?? assert.fail(`no TYPE: ${lines[1]}`)
  const family = { kind, help, samples: lines.slice(2).map(parseSample) }
  assertSeries(name, family)
  if (kind === 'histogram') assertBuckets(name, family)
  return [name, family]
}

/** Reads a /metrics answer by the rules of the text format 0.0.4, and fails where one is broken. Answers the families by name. */
export function parseExposition(text: string): ReadonlyMap<string, Family> {
  assert.ok(text.endsWith('\n'), 'the last line ends')
  const families = text.split(/^(?=# HELP )/m).map((part) => parseFamily(part.split('\n').filter((line) => line !== '')))
  assert.equal(new Set(families.map(([name]) => name)).size, families.length, 'a family stands in two places')
  return new Map(families)
}

/** The value of one series, 0 when it is not there; with fewer labels, the sum of those that have these. */
export const valueOf = (families: ReadonlyMap<string, Family>, name: string, labels: Readonly<Record<string, string>> = {}): number =>
  [...families.values()]
    .flatMap(({ samples }) => samples)
    .filter((sample) => sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .reduce((sum, { value }) => sum + value, 0)
