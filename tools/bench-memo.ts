// Parse and check of MeMo letters against libxml2-wasm (parse and XSD validation) on the same bytes in the same run; then conversion to 1.1.
// `node bin/brevdue-run bench-memo` prints a table and one line of JSON; a letter that is not read right ends it with an error.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm'
import { stopwatch } from '../src/platform/clock/index.ts'
import { checkMemo, convertMemo } from '../src/memo/index.ts'
import { fullLetter, smallLetter } from '../src/memo/letter.testing.ts'

const rounds = 40
const lettersPerRound = 100
const warmUpRounds = 15
const typicalLetterBytes = 20_000

interface Subject {
  name: string
  letter: Buffer
  /** Of the main document's file. */
  sha256: string
}

/** Bytes that look like a PDF and compress like one: not at all. */
function pdfBytes(length: number): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')]
  for (let count = 0; count * 32 < length; count++) parts.push(createHash('sha256').update(`${count}`).digest())
  return Buffer.concat(parts).subarray(0, length)
}

const header = {
  afterLabel:
    '<memo:notification>Du har fået post om pladsen.</memo:notification><memo:reply>true</memo:reply><memo:mandatory>false</memo:mandatory>',
  afterSenderLabel:
    '<memo:AttentionData><memo:ContentResponsible>' +
    '<memo:contentResponsibleID>22222228</memo:contentResponsibleID>' +
    '<memo:label>Børnehuset</memo:label></memo:ContentResponsible></memo:AttentionData>' +
    '<memo:ContactPoint>' +
    '<memo:contactPointID>4d7e2f0a-55c1-4a0e-9d3c-0c7b8c2f9a10</memo:contactPointID>' +
    '<memo:label>Pladsanvisningen</memo:label></memo:ContactPoint>',
}

function subject(name: string, write: (content: string) => string): Subject {
  const overhead = Buffer.byteLength(write(''))
  const pdf = pdfBytes(Math.floor(((typicalLetterBytes - overhead) * 3) / 4))
  return { name, letter: Buffer.from(write(pdf.toString('base64'))), sha256: createHash('sha256').update(pdf).digest('hex') }
}

const subjects = [
  subject('typical, one PDF', (content) => smallLetter({ ...header, content })),
  subject('typical, lines of 76', (content) => smallLetter({ ...header, content: content.replaceAll(/.{76}/g, '$&\n') })),
  subject('every element', (content) => fullLetter('1.2').replace('VGlsbHlra2UgbWVkIHBsYWRzZW4h', content)),
]

function findReference(from: string): string | undefined {
  const candidate = path.join(from, 'shared', 'reference', 'memo', 'xsd-1.2')
  if (existsSync(candidate)) return candidate
  return path.dirname(from) === from ? undefined : findReference(path.dirname(from))
}

function officialValidator(folder: string): XsdValidator {
  const names = [
    'MeMo_dataTypes',
    'MeMo_dmv',
    'MeMo_form',
    'MeMo_gln',
    'MeMo_grd',
    'MeMo_kle',
    'MeMo_sor',
    'MeMo_udd',
    'Version1.2/MeMo_core',
  ]
  const schemas = Object.fromEntries(names.map((name) => [`memo/${name}.xsd`, readFileSync(path.join(folder, `${name}.xsd`))]))
  xmlRegisterInputProvider(new XmlBufferInputProvider(schemas))
  const core = 'memo/Version1.2/MeMo_core.xsd'
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(schemas[core] ?? Buffer.alloc(0), { url: core }))
}

function checkByBrevdue({ letter, sha256, name }: Subject): void {
  const { memo, faults } = checkMemo(letter)
  if (faults.length > 0 || memo?.documents[0]?.files[0]?.sha256 !== sha256) throw new Error(`${name} was not read right`)
}

function checkByLibxml2(validator: XsdValidator, { letter }: Subject): void {
  const document = XmlDocument.fromBuffer(letter)
  validator.validate(document)
  document.dispose()
}

/** Letters per second of one round. */
function measure(check: () => void): number {
  const elapsedMs = stopwatch()
  for (let count = 0; count < lettersPerRound; count++) check()
  return (lettersPerRound * 1000) / elapsedMs()
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

interface Row {
  letter: string
  bytes: number
  brevdue: number
  libxml2: number
  ratio: number
}

/** Rounds alternate, so that both meet the same machine; the ratio is the median of the rounds' ratios. */
function compare(one: Subject, validator: XsdValidator): Row {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -warmUpRounds; round < rounds; round++) {
    const [our, their] = [measure(() => checkByBrevdue(one)), measure(() => checkByLibxml2(validator, one))]
    if (round < 0) continue
    ours.push(our)
    theirs.push(their)
  }
  const ratios = ours.map((our, round) => our / (theirs[round] ?? Number.NaN))
  return {
    letter: one.name,
    bytes: one.letter.length,
    brevdue: Math.round(median(ours)),
    libxml2: Math.round(median(theirs)),
    ratio: Number(median(ratios).toFixed(2)),
  }
}

/** Letters per second of one round, converted after they were read. */
async function measureConversion({ letter, name }: Subject): Promise<number> {
  const { memo } = checkMemo(letter)
  if (memo === undefined) throw new Error(`${name} was not read right`)
  const content = async function* (start: number, end: number): AsyncGenerator<Uint8Array> {
    yield letter.subarray(start, end)
  }
  const elapsedMs = stopwatch()
  for (let count = 0; count < lettersPerRound; count++) {
    const { length, bytes } = convertMemo({ memo, content, to: '1.1' })
    let written = 0
    for await (const piece of bytes) written += piece.length
    if (written !== length) throw new Error(`${name} was not converted right`)
  }
  return (lettersPerRound * 1000) / elapsedMs()
}

async function conversionOf(one: Subject): Promise<{ letter: string; convert: number }> {
  const speeds: number[] = []
  for (let round = -warmUpRounds; round < rounds; round++) {
    const speed = await measureConversion(one)
    if (round >= 0) speeds.push(speed)
  }
  return { letter: one.name, convert: Math.round(median(speeds)) }
}

const reference = findReference(import.meta.dirname)
if (reference === undefined) {
  console.error('The official schemas (shared/reference/memo) are not beside the checkout; there is nothing to compare with.')
  process.exit(2)
}
const validator = officialValidator(reference)
const rows = subjects.map((one) => compare(one, validator))
console.log(`Parse and check, letters per second, one thread (Node ${process.version}, ${rounds} rounds of ${lettersPerRound})`)
console.table(rows)
const conversions: Awaited<ReturnType<typeof conversionOf>>[] = []
for (const one of subjects) conversions.push(await conversionOf(one))
console.log('Converted to 1.1, letters per second, one thread')
console.table(conversions)
console.log(JSON.stringify({ benchmark: 'memo', node: process.version, rounds, lettersPerRound, rows, conversions }))
