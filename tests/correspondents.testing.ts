import type { MessageUuid } from '../src/exchange/letter.ts'
import { testMemo } from '../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../src/parties/parties.testing.ts'
import { pause } from '../src/platform/clock/index.ts'
import type { Database } from '../src/platform/database/index.ts'
import { get, int8 } from '../src/platform/database/index.ts'
import { countDueWork } from '../src/platform/work/index.ts'
import { insertTestRegistration } from '../src/register/register.testing.ts'
import { insertTestSystem } from '../src/systems/systems.testing.ts'

/** A sender system and its letters, with what became of each sending. */
export interface Correspondents {
  readonly authorization: string
  readonly letters: readonly { readonly messageUuid: MessageUuid; readonly xml: string }[]
}

/** An authority with a system, some citizens, and a letter to each of them. */
export async function insertCorrespondents(database: Database, letterCount: number): Promise<Correspondents> {
  return database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const { authorization } = await insertTestSystem(tx, { organisationId })
    const letters = []
    for (let number = 0; number < letterCount; number++) {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId })
      letters.push(testMemo({ senderCvr: cvrNumber, recipientId: cprNumber }))
    }
    return { authorization, letters }
  })
}

/** Sends one letter; undefined when the connection broke before an answer. */
export async function send(url: string, { authorization }: Correspondents, letter: Correspondents['letters'][number]): Promise<Response | undefined> {
  try {
    return await fetch(`${url}/apis/v1/memos/?memo-message-uuid=${letter.messageUuid}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/xml' },
      body: letter.xml,
    })
  } catch {
    // What a sender sees of a killed server: it must ask again.
    return undefined
  }
}

/** Sends everything again until each letter is accepted, as a careful sender does after an outage. */
export async function sendUntilAccepted(url: () => string, correspondents: Correspondents): Promise<void> {
  for (const letter of correspondents.letters)
    for (let answer = await send(url(), correspondents, letter); answer?.status !== 201; answer = await send(url(), correspondents, letter)) await pause(100)
}

const settlePollMs = 20

/** Waits until nothing is due. */
export async function settled(database: Database): Promise<void> {
  while ((await database.read((on) => countDueWork(on, { now: on.now }))).count > 0) await pause(settlePollMs)
}

const countEverything = get({}, { keys: int8, letters: int8, contents: int8, decisions: int8, receipts: int8, entries: int8, entryLetters: int8, work: int8, events: int8 })`
  SELECT (SELECT count(*) FROM letter_keys) AS keys, (SELECT count(*) FROM letters) AS letters, (SELECT count(*) FROM content) AS contents,
    (SELECT count(*) FROM letter_decisions) AS decisions, (SELECT count(*) FROM receipts) AS receipts,
    (SELECT count(*) FROM mailbox_entries) AS entries, (SELECT count(DISTINCT mailbox_entries.letter_id) FROM mailbox_entries) AS entry_letters,
    (SELECT count(*) FROM work) AS work, (SELECT count(*) FROM events WHERE events.letter_id IS NOT NULL) AS events`

/** What stands in the database: nothing lost and nothing doubled means one of each per letter, and three events. */
export const everything = (database: Database) => database.read((on) => countEverything(on, {}))

export const oneOfEach = (count: number) => ({
  keys: count,
  letters: count,
  contents: count,
  decisions: count,
  receipts: count,
  entries: count,
  entryLetters: count,
  work: 0,
  events: 3 * count,
})
