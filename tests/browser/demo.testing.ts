import { ask } from '../../src/events/events.testing.ts'
import { insertTestDays } from '../../src/operations/minutes/minutes.testing.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { sendUpTheLadder } from './climbing-letter.testing.ts'
import type { KeptRights } from './kept-rights.testing.ts'
import { keepRights } from './kept-rights.testing.ts'
import type { SentContainers } from './sent-containers.testing.ts'
import { sendContainers } from './sent-containers.testing.ts'
import type { SentMailings } from './sent-mailings.testing.ts'
import { sendMailings } from './sent-mailings.testing.ts'
import type { SentAgreements } from './sent-agreements.testing.ts'
import { sendAgreements } from './sent-agreements.testing.ts'

/** Which letter is meant: the form of its main document, or a legal notice that nobody opened. */
export const letterKinds = ['html', 'pdf', 'text', 'attachments', 'legalNotice'] as const
export type LetterKind = (typeof letterKinds)[number]

export const traceKinds = ['delivered', 'refused', 'invalid', 'waiting', 'undeliverable'] as const
export type TraceKind = (typeof traceKinds)[number]

export const recallKinds = ['held', 'recalled', 'delivered'] as const
export type RecallKind = (typeof recallKinds)[number]

/** Three days: enough for the operator's charts. */
const minutesOfDays = 3 * 1_440

/** Places in a served demo nation that pages are opened at. */
export interface Demo {
  readonly url: string
  /** Addresses that log somebody in. */
  readonly logins: Readonly<Record<'citizen' | 'employee' | 'powerless' | 'administrator' | 'operator' | 'accountant' | 'newcomer' | 'support' | 'actionLog', string>>
  readonly letters: Readonly<Record<LetterKind, string>>
  readonly companyLetter: string
  readonly traces: Readonly<Record<TraceKind, string>>
  /** The trace of a letter whose receiver fails. */
  readonly climbing: string
  readonly system: string
  readonly emptyFolder: string
  /** Of letters of the administrator's authority, by what can be done about them. */
  readonly recalls: Readonly<Record<RecallKind, string>>
  /** The messageUUID of a letter that no system of that authority took. */
  readonly undeliverable: string
  /** Of that authority. */
  readonly containers: SentContainers
  readonly mailings: SentMailings
  readonly rights: KeptRights
  /** A request to that authority that waits for an answer, and one of the employee's without rights. */
  readonly accessRequest: string
  readonly ownAccessRequest: string
  readonly agreements: SentAgreements
}

const letterAddress = "'/post/' || mailbox_id || '/letters/' || letter_id"

const kindConditions: Readonly<Record<LetterKind, string>> = {
  html: "documents->0->'files'->0->>'encodingFormat' = 'text/html' AND NOT legal",
  pdf: "documents->0->'files'->0->>'encodingFormat' = 'application/pdf' AND NOT legal AND attachments = 0",
  text: "documents->0->'files'->0->>'encodingFormat' = 'text/plain' AND NOT legal",
  attachments: 'attachments > 1 AND NOT legal',
  legalNotice: 'legal AND read_at IS NULL',
}

async function value({ database }: ServedSandbox, what: string, sql: string, values: readonly unknown[] = []): Promise<string> {
  const [row] = await ask(database, sql, values)
  if (row === undefined) throw new Error(`The demo nation has no ${what}`)
  return String(row['value'])
}

const letterOf = (sandbox: ServedSandbox, identityId: string, condition: string): Promise<string> =>
  value(
    sandbox,
    `letter with ${condition}`,
    `SELECT ${letterAddress} AS value FROM (
       SELECT mailbox_id, letter_id, documents, attachments, read_at, mailbox_entries.legal_notification AS legal
       FROM identities JOIN mailboxes USING (party_id) JOIN mailbox_entries USING (mailbox_id) JOIN letter_headers USING (letter_id)
       WHERE identity_id = $1) AS entries
     WHERE ${condition} ORDER BY letter_id DESC LIMIT 1`,
    [identityId],
  )

const traceConditions: Readonly<Record<TraceKind, string>> = {
  delivered: "route = 'mailbox' AND status = 'COMPLETED'",
  refused: "status = 'NOT_ALLOWED'",
  invalid: "status = 'INVALID'",
  waiting: "route = 'system'",
  undeliverable: "route = 'undeliverable'",
}

const recallConditions: Readonly<Record<RecallKind, string>> = {
  held: "route = 'wait' AND rule = 'value-date.held'",
  recalled: "route = 'recalled'",
  delivered: "route = 'mailbox'",
}

/** The messageUUID of a letter of the administrator's authority. */
const recallOf = (sandbox: ServedSandbox, identityId: string, condition: string): Promise<string> =>
  value(
    sandbox,
    `letter to recall with ${condition}`,
    `SELECT message_uuid::text AS value FROM (
       SELECT DISTINCT ON (letter_id) letter_id, route, rule FROM letter_decisions ORDER BY letter_id, decision_number DESC) AS last
     JOIN letters USING (letter_id) JOIN identities ON identities.party_id = letters.sender_id
     WHERE identity_id = $1 AND ${condition} ORDER BY letter_id DESC LIMIT 1`,
    [identityId],
  )

const traceOf = (sandbox: ServedSandbox, condition: string): Promise<string> =>
  value(sandbox, `decision with ${condition}`, `SELECT '/sandbox/letters/' || message_uuid AS value FROM letters JOIN letter_decisions USING (letter_id) WHERE ${condition} ORDER BY letter_id DESC LIMIT 1`)

const each = async <Kind extends string>(kinds: readonly Kind[], find: (kind: Kind) => Promise<string>): Promise<Record<Kind, string>> =>
  Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await find(kind)]))) as Record<Kind, string> // one of each

const requestOf = (sandbox: ServedSandbox, column: 'party_id' | 'identity_id', identityId: string): Promise<string> => {
  const condition = column === 'identity_id' ? 'identity_id = $1' : 'party_id = (SELECT party_id FROM identities WHERE identity_id = $1)'
  return value(sandbox, 'request for rights', `SELECT '/rettigheder/requests/' || request_id AS value FROM access_requests WHERE ${condition} AND state = 'SUBMITTED' ORDER BY request_id LIMIT 1`, [identityId])
}

/** Letters of an administrator's authority, by how far they are from being recalled. */
export const readRecalls = (sandbox: ServedSandbox, administratorId: string): Promise<Demo['recalls']> => each(recallKinds, (kind) => recallOf(sandbox, administratorId, recallConditions[kind]))

/** Looks up the places, by what they show. */
export async function readDemo(sandbox: ServedSandbox): Promise<Demo> {
  await insertTestDays(sandbox.database, minutesOfDays)
  const [citizen, employee, staff, administrator, operator, accountants, officials, newcomer] = await Promise.all([
    sandbox.person('citizen-with-post'),
    sandbox.person('company-with-post'),
    sandbox.identities('company-receiver-system'),
    sandbox.person('authority-municipality'),
    sandbox.person('authority-operator'),
    sandbox.identities('accountant-1000-companies'),
    sandbox.identities('authority-every-right'),
    sandbox.person('authority-not-connected'),
  ])
  const powerless = staff.find(({ rights }) => rights.length === 0)
  if (powerless === undefined) throw new Error('The demo nation has no employee without rights')
  const accountant = accountants.find(({ rights }) => rights.length > 1)
  const [support, actionLog] = ['SUPPORT', 'ACTION_LOG_ADMINISTRATOR'].map((right) => officials.find(({ rights }) => rights.includes(right)))
  if (accountant === undefined || support === undefined || actionLog === undefined) throw new Error('The demo nation lacks somebody')
  const emptyFolder = "SELECT '/post/' || mailbox_id || '/folders/' || folder_id AS value FROM identities JOIN mailboxes USING (party_id) JOIN folders USING (mailbox_id) WHERE identity_id = $1 AND folder_type = 'DRAFTS'"
  return {
    url: sandbox.url,
    logins: { citizen: citizen.loginUrl, employee: employee.loginUrl, powerless: powerless.loginUrl, administrator: administrator.loginUrl, operator: operator.loginUrl, accountant: accountant.loginUrl, newcomer: newcomer.loginUrl, support: support.loginUrl, actionLog: actionLog.loginUrl },
    letters: await each(letterKinds, (kind) => letterOf(sandbox, citizen.id, kindConditions[kind])),
    companyLetter: await letterOf(sandbox, employee.id, 'NOT legal'),
    traces: await each(traceKinds, (kind) => traceOf(sandbox, traceConditions[kind])),
    climbing: await sendUpTheLadder(sandbox),
    system: await value(sandbox, 'system', "SELECT '/sandbox/systems/' || system_id AS value FROM systems WHERE is_sender ORDER BY system_id LIMIT 1"),
    emptyFolder: await value(sandbox, 'empty folder', emptyFolder, [citizen.id]),
    undeliverable: await value(sandbox, 'undeliverable letter', 'SELECT message_uuid::text AS value FROM undeliverable_letters JOIN identities ON party_id = recipient_id WHERE identity_id = $1 LIMIT 1', [administrator.id]),
    containers: await sendContainers(sandbox, administrator.cvr ?? ''),
    agreements: await sendAgreements(sandbox),
    mailings: await sendMailings(sandbox, administrator.cvr ?? ''),
    rights: await keepRights(sandbox.database, administrator.id),
    accessRequest: await requestOf(sandbox, 'party_id', administrator.id),
    ownAccessRequest: await requestOf(sandbox, 'identity_id', powerless.id),
    recalls: await readRecalls(sandbox, administrator.id),
  }
}
