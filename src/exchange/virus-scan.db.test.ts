import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { pause } from '../platform/clock/index.ts'
import { int4, list, nullable, text, uuid } from '../platform/database/index.ts'
import { openLog, Outage } from '../platform/log/index.ts'
import type { ClamdStandIn } from '../platform/virus-scan/clamd-stand-in.testing.ts'
import { madeUpVirus, startClamdStandIn } from '../platform/virus-scan/clamd-stand-in.testing.ts'
import { Clamd } from '../platform/virus-scan/index.ts'
import { insertTestRegistration } from '../register/register.testing.ts'
import { sendContainer, tarOf } from './containers/containers.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import type { MessageUuid } from './letter.ts'
import { listOutcomes } from './outcome.testing.ts'
import { newMessageUuid, testMemo } from './test-memo.testing.ts'

const listReceiptTexts = list({}, { status: text(), errorMessage: nullable(text()) })`SELECT receipts.status, receipts.error_message FROM receipts ORDER BY receipts.receipt_id`
const listWaiting = list({}, { subjectId: uuid(), attempts: int4, lastError: nullable(text()) })`SELECT work.subject_id, work.attempts, work.last_error FROM work`

interface ScannedExchange extends TestExchange {
  readonly clamd: ClamdStandIn
  readonly recipientId: string
  readonly lines: readonly string[]
  /** Sends a letter with this text. */
  write(content: string): Promise<MessageUuid>
  codesOf(messageUuid: MessageUuid): Promise<readonly (string | null)[]>
  waiting(): Promise<readonly { attempts: number; lastError: string | null }[]>
}

/** An exchange whose letters are scanned by a stand-in of clamd. */
async function withScanner(work: (exchange: ScannedExchange) => Promise<void>, options: { rowBytes?: number } = {}): Promise<void> {
  const clamd = await startClamdStandIn()
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  const scanner = new Clamd({ address: clamd.address, maxBytes: 1_000_000, silenceMs: 300 }, log, new Outage(log, 'virus scan'))
  const run = async (exchange: TestExchange): Promise<void> => {
    const recipientId = await exchange.database.transaction(async (tx) => {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId })
      return cprNumber
    })
    await work({
      ...exchange,
      clamd,
      recipientId,
      lines,
      async write(content) {
        const messageUuid = newMessageUuid()
        await exchange.send({ messageUuid, recipientId, content: Buffer.from(content) })
        return messageUuid
      },
      codesOf: async (messageUuid) => (await exchange.database.read((on) => listOutcomes(on, { messageUuid }))).map(({ code }) => code),
      waiting: () => exchange.database.read((on) => listWaiting(on, {})),
    })
  }
  try {
    await withExchange(run, { ...options, scanner })
  } finally {
    await clamd.stop()
  }
}

const infected = `Kære borger, ${madeUpVirus}`

for (const [where, rowBytes] of [['in a row', 262_144], ['in the content store', 100]] as const)
  test(`a letter ${where} with a virus is refused with its code, the name of the virus and nothing of its content`, async () => {
    await withScanner(async (exchange) => {
      assert.deepEqual(await exchange.write(infected).then((sent) => exchange.settle().then(() => exchange.codesOf(sent))), ['file.virus.found'])
      assert.deepEqual(await exchange.write('Kære borger').then((sent) => exchange.settle().then(() => exchange.codesOf(sent))), [null])
      const [refused] = await exchange.database.read((on) => listReceiptTexts(on, {}))
      assert.equal(refused?.status, 'INVALID')
      assert.match(refused?.errorMessage ?? '', /Made\.Up\.Virus-1/)
      assert.ok(!(refused?.errorMessage ?? '').includes('Kære'))
      assert.ok(exchange.clamd.files.some((file) => file.toString() === 'Kære borger'), 'the scanner sees the file as it is')
    }, { rowBytes })
  })

test('while the scanner is away letters wait, uncounted and told once, and go their ways when it is back', async () => {
  await withScanner(async (exchange) => {
    Object.assign(exchange.clamd, { way: 'cut', answersPing: false })
    const sent = [await exchange.write('Kære borger'), await exchange.write(infected), await exchange.write('Endnu et brev')]
    await pause(2_500)
    assert.deepEqual((await exchange.waiting()).map(({ attempts, lastError }) => [attempts, lastError]), sent.map(() => [0, null]))
    assert.deepEqual((await Promise.all(sent.map((letter) => exchange.codesOf(letter)))).flat(), [])
    Object.assign(exchange.clamd, { way: 'scan', answersPing: true })
    await exchange.settle()
    assert.deepEqual(await Promise.all(sent.map((letter) => exchange.codesOf(letter))), [[null], ['file.virus.found'], [null]])
    assert.equal(exchange.lines.filter((line) => line.includes('a part is away')).length, 1, exchange.lines.join(''))
  })
})

test('a file about which the scanner has no verdict waits alone; it is asked again in a minute', async () => {
  await withScanner(async (exchange) => {
    exchange.clamd.hangsOn = 'hang on this'
    const hanging = await exchange.write('Please hang on this')
    const others = [await exchange.write('Kære borger'), await exchange.write(infected)]
    await exchange.settle()
    assert.deepEqual(await Promise.all(others.map((letter) => exchange.codesOf(letter))), [[null], ['file.virus.found']])
    assert.deepEqual(await exchange.codesOf(hanging), [])
    assert.deepEqual((await exchange.waiting()).map(({ attempts }) => attempts), [0])
    exchange.clamd.hangsOn = undefined
    await exchange.advance('PT61S')
    await exchange.settle()
    assert.deepEqual(await exchange.codesOf(hanging), [null])
  })
})

/** Sends a container with a letter for each of these texts. */
async function writeContainer(exchange: ScannedExchange, contents: readonly string[]): Promise<MessageUuid[]> {
  const memos = contents.map((content) => testMemo({ senderCvr: exchange.sender.cvr, recipientId: exchange.recipientId, content: Buffer.from(content) }))
  await sendContainer(exchange, await tarOf(memos.map(({ messageUuid, xml }) => ({ name: `${messageUuid}.xml`, bytes: xml }))))
  return memos.map(({ messageUuid }) => messageUuid)
}

for (const [size, filler] of [['small', ''], ['large', 'x'.repeat(5_000)]] as const)
  test(`the ${size} letters of a container are scanned as well; one without a verdict waits by itself`, async () => {
    await withScanner(async (exchange) => {
      exchange.clamd.hangsOn = 'hang on this'
      const [clean, sick, hanging] = await writeContainer(exchange, ['Kære borger', infected, 'Please hang on this'].map((content) => content + filler))
      assert.ok(clean !== undefined && sick !== undefined && hanging !== undefined)
      await exchange.settle()
      assert.deepEqual(await Promise.all([clean, sick, hanging].map((letter) => exchange.codesOf(letter))), [[null], ['file.virus.found'], []])
      assert.deepEqual((await exchange.waiting()).map(({ attempts }) => attempts), [0])
      exchange.clamd.hangsOn = undefined
      await exchange.advance('PT61S')
      await exchange.settle()
      assert.deepEqual(await exchange.codesOf(hanging), [null])
    }, { rowBytes: 4_000 })
  })

test('a container waits as a whole while the scanner is away, and leaves nothing in the store at each try', async () => {
  await withScanner(async (exchange) => {
    Object.assign(exchange.clamd, { way: 'cut', answersPing: false })
    const sent = await writeContainer(exchange, ['Kære borger', infected].map((content) => content + 'x'.repeat(5_000)))
    await pause(2_500)
    assert.deepEqual((await exchange.waiting()).map(({ attempts, lastError }) => [attempts, lastError]), [[0, null]])
    const blobs: string[] = []
    for await (const { name } of exchange.contentStore.blobs.list('', '')) blobs.push(name)
    assert.equal(blobs.length, 1, 'the container alone')
    Object.assign(exchange.clamd, { way: 'scan', answersPing: true })
    await exchange.settle()
    assert.deepEqual(await Promise.all(sent.map((letter) => exchange.codesOf(letter))), [[null], ['file.virus.found']])
  }, { rowBytes: 4_000 })
})

test('a file above the limit is refused with a code that says so', async () => {
  await withScanner(async (exchange) => {
    const sent = await exchange.write('x'.repeat(1_000_001))
    await exchange.settle()
    assert.deepEqual(await exchange.codesOf(sent), ['file.scan.limit.exceeded'])
  })
})
