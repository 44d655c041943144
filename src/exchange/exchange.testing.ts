import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { OrganisationId } from '../organisations/index.ts'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import type { PartyId } from '../parties/index.ts'
import { pause } from '../platform/clock/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import { openFileBlobStore } from '../platform/content/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { openLog } from '../platform/log/index.ts'
import type { WakeBus } from '../platform/work/index.ts'
import { countDueWork, openWakeBus, StageLoop } from '../platform/work/index.ts'
import type { SystemId } from '../systems/index.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import { acceptLetter, decisionStages, effectStages, IntakeWriter } from './index.ts'
import { testMemo } from './test-memo.testing.ts'
import type { TestMemo } from './test-memo.testing.ts'

/** A sending authority with its system. */
export interface TestSender {
  readonly partyId: PartyId
  readonly organisationId: OrganisationId
  readonly cvr: string
  readonly systemId: SystemId
  readonly authorization: string
}

/** An exchange on a database and a content folder of its own, with its worker loops running. */
export interface TestExchange {
  readonly database: Database
  readonly databaseUrl: string
  readonly contentStore: ContentStore
  readonly intakeWriter: IntakeWriter
  readonly wakeBus: WakeBus
  readonly sender: TestSender
  /** Sends a letter of the sender and answers its technical receipt. */
  send(memo: Omit<TestMemo, 'senderCvr'> & { readonly senderCvr?: string }): ReturnType<typeof acceptLetter>
  /** Waits until no work is due. */
  settle(): Promise<void>
}

const settlePollMs = 5

async function insertTestSender(database: Database): Promise<TestSender> {
  return database.transaction(async (tx) => {
    const { partyId, cvrNumber, organisationId } = await insertTestAuthorityOrganisation(tx)
    const { systemId, authorization } = await insertTestSystem(tx, { organisationId })
    return { partyId, organisationId, cvr: cvrNumber, systemId, authorization }
  })
}

async function settle(database: Database): Promise<void> {
  while ((await database.read((on) => countDueWork(on, { now: on.now }))).count > 0) await pause(settlePollMs)
}

export const testKeyRing = (): ContentStore['ring'] => ({ currentId: 'test', keys: new Map([['test', createSecretKey(randomBytes(32))]]) })

/** Runs a test on an exchange of its own. */
export const withExchange = (work: (exchange: TestExchange) => Promise<void>, options: { readonly rowBytes?: number } = {}): Promise<void> =>
  withTestDatabase(async (database, databaseUrl) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-exchange-'))
    const log = openLog('silent')
    const contentStore = { ring: testKeyRing(), blobs: await openFileBlobStore(folder), rowBytes: options.rowBytes ?? 262_144 }
    const wakeBus = await openWakeBus(database, log)
    const intakeWriter = new IntakeWriter(database, wakeBus)
    const services = { database, contentStore, mode: 'sandbox' as const }
    const loops = [...decisionStages(services), ...effectStages(services)].map((stage) => new StageLoop({ database, log, wakeBus }, stage, { batchSize: 100, leaseMs: 5_000 }))
    for (const loop of loops) loop.start()
    const sender = await insertTestSender(database)
    try {
      await work({
        database,
        databaseUrl,
        contentStore,
        intakeWriter,
        wakeBus,
        sender,
        send: (memo) => {
          const { messageUuid, xml } = testMemo({ senderCvr: sender.cvr, ...memo })
          const sent = { messageUuid, senderId: sender.partyId, systemId: sender.systemId, body: Readable.from([Buffer.from(xml)]) }
          return acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 99_500_000 }, sent)
        },
        settle: () => settle(database),
      })
    } finally {
      await Promise.all(loops.map((loop) => loop.stop()))
      await wakeBus.close()
      await rm(folder, { recursive: true })
    }
  })
