import { createHash, randomBytes } from 'node:crypto'
import type { MessageUuid } from '../../src/exchange/letter.ts'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'

/** A sender with its header and the citizens it writes to. */
export interface World {
  readonly authorization: string
  readonly cvr: string
  readonly recipients: readonly string[]
}

const recipientCount = 200
/** With its base64 this makes a MeMo of 20 KB. */
const pdfBytes = 14_300

/** Bytes that look like a PDF and compress like one: not at all. */
export const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), ...Array.from({ length: Math.ceil(pdfBytes / 32) }, (_value, index) => createHash('sha256').update(`${index}`).digest())]).subarray(0, pdfBytes)

/** A PDF that no other letter has. */
export const ownPdf = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(pdfBytes)])

export const insertWorld = (database: Database): Promise<World> =>
  database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const { authorization } = await insertTestSystem(tx, { organisationId })
    const recipients: string[] = []
    for (let count = 0; count < recipientCount; count++) {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId })
      recipients.push(cprNumber)
    }
    return { authorization, cvr: cvrNumber, recipients }
  })

export interface BenchLetter {
  readonly messageUuid: MessageUuid
  readonly body: Buffer
}

/** Typical letters of 20 KB with one PDF, each with a UUID of its own; made before the clock starts. */
export const makeLetters = (world: World, count: number): BenchLetter[] => Array.from({ length: count }, (_value, index) => makeLetter(world, index, pdf))

/** The letter with this number, to one recipient after the other. */
export function makeLetter({ cvr, recipients }: World, index: number, content: Uint8Array): BenchLetter {
  const recipientId = recipients[index % recipients.length] ?? ''
  const { messageUuid, xml } = testMemo({ senderCvr: cvr, recipientId, filename: 'Afgørelse.pdf', mediaType: 'application/pdf', content })
  return { messageUuid, body: Buffer.from(xml) }
}
