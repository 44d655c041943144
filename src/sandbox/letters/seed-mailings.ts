import { Readable } from 'node:stream'
import type { MailingServices } from '../../exchange/index.ts'
import { changeMailing, createMailing, EntryThreads, massStages } from '../../exchange/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { EndSignals, WakeBus } from '../../platform/work/index.ts'
import { claimBatch } from '../../platform/work/index.ts'
import { letterTemplates } from '../documents/index.ts'
import type { DemoPerson } from '../nation/index.ts'
import type { Cast } from './cast.ts'
import type { PlannedLetter } from './planned-letter.ts'
import { momentOf } from './planned-letter.ts'
import { letter, toPerson } from './plan/planning.ts'
import { tarOf } from './tar-of.ts'
import type { LetterWriting } from './write-letter.ts'

/** The nation's own rules: nothing of it is wrong so often that a mailing pauses. */
const rules = { maxFaultPercent: 5, minFaults: 20, stepPauseMs: 300_000 }
const limits = { maxCompressedBytes: 100_000_000, maxBytes: 100_000_000, maxRatio: 200, maxEntries: 1_000, maxEntryBytes: 100_000_000, decoderMemoryBytes: 64_000_000 }
const maxLetterBytes = 99_500_000
const lookThroughMs = 60_000
/** Places of the letters of mailings, beyond those of any plan. */
const firstPlace = 1_000_000

interface DemoMailing {
  readonly name: string
  readonly daysAgo: number
  readonly recipients: number
  /** Went its way by its steps; else it is looked through and waits for somebody to start it. */
  readonly isStarted: boolean
}

const demoMailings: readonly DemoMailing[] = [
  { name: 'Affaldsgebyr 2026', daysAgo: 24, recipients: 40, isStarted: true },
  { name: 'Åbningstider i julen', daysAgo: 1, recipients: 30, isStarted: false },
]

export interface MailingSeeding {
  /** In which it is the moment told last. */
  readonly database: Database
  readonly contentStore: ContentStore
  readonly wakeBus: WakeBus
  readonly cast: Cast
  readonly writing: LetterWriting
  readonly now: Instant
  setMoment(moment: Instant): void
}

const never: EndSignals = { finish: new AbortController().signal, breakOff: new AbortController().signal }

/** Does what is due of mailings and containers at the moment, until nothing is. */
async function workThrough(services: MailingServices): Promise<void> {
  const stages = massStages({ ...services, threads: new EntryThreads(services.contentStore.ring, 0), maxLetterBytes, mailingRules: rules })
  for (let found = true; found; ) {
    found = false
    for (const stage of stages) {
      const claimed = await claimBatch(services.database, stage.name, { batchSize: 1, leaseMs: 600_000 })
      if (claimed.items.length === 0) continue
      await stage.handle(claimed, never)
      found = true
    }
  }
}

/** The same words to each; the last one is dead. */
function lettersOf({ cast }: MailingSeeding, { daysAgo, recipients }: DemoMailing, place: number): PlannedLetter[] {
  const template = letterTemplates.find(({ authority, recipient, mandatory, replyWithinDays }) => authority === 'municipality' && recipient !== 'company' && mandatory !== true && replyWithinDays === undefined)
  if (template === undefined) throw new Error('No letter of a municipality is for many')
  const persons: readonly DemoPerson[] = Array.from({ length: recipients }, (_, index) => cast.citizens[(place * recipients + index) % cast.citizens.length]).filter((person) => person !== undefined)
  const addressees = [...persons, cast.person('citizen-dead')].map(toPerson)
  return addressees.map((addressee) => ({ ...letter(cast, template.code, addressee, { daysAgo, salutation: 'borger' }), sender: cast.sender(cast.authority('authority-municipality')) }))
}

async function seedOne(seeding: MailingSeeding, mailing: DemoMailing, place: number): Promise<void> {
  const { database, contentStore, wakeBus, writing, cast } = seeding
  const { party, system } = cast.sender(cast.authority('authority-municipality'))
  const files = []
  for (const [index, planned] of lettersOf(seeding, mailing, place).entries()) {
    const { messageUuid, xml } = await writing.write(planned, firstPlace + place * limits.maxEntries + index)
    files.push({ name: `${messageUuid}.xml`, bytes: xml })
  }
  const sentAt = momentOf(mailing.daysAgo, seeding.now)
  seeding.setMoment(sentAt)
  const actor = { kind: 'system', id: system.systemId } as const
  const services = { database, contentStore, wakeBus, archiveLimits: limits, maxLetterBytes }
  const body: AsyncIterable<Uint8Array> = Readable.from([tarOf(files)])
  const { containerId } = await createMailing(services, { senderId: party.partyId, systemId: system.systemId, way: 'REST', name: mailing.name, actor, body })
  await workThrough(services)
  if (!mailing.isStarted) return
  await changeMailing(services, { actor, senderId: party.partyId }, containerId, 'start')
  for (let step = 0; step < 3; step++) {
    seeding.setMoment(instant(sentAt + lookThroughMs + step * (rules.stepPauseMs + lookThroughMs)))
    await workThrough(services)
  }
}

/** A municipality's mailings: one that went its way, and one that waits for somebody to start it. */
export async function seedMailings(seeding: MailingSeeding): Promise<void> {
  if (seeding.cast.citizens.length === 0) return
  for (const [place, mailing] of demoMailings.entries()) await seedOne(seeding, mailing, place)
}
