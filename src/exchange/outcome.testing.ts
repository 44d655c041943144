import type { OrganisationId } from '../organisations/index.ts'
import { execute, get, int8, list, nullable, text, uuid } from '../platform/database/index.ts'
import type { SystemId } from '../systems/index.ts'
import type { MessageUuid } from './letter.ts'

/** Every decision about a letter, with its receipt and where it went: what route tests assert. */
export const listOutcomes = list(
  { messageUuid: uuid<MessageUuid>() },
  { status: text(), route: text(), rule: text(), code: nullable(text()), systemId: nullable(uuid<SystemId>()) },
)`
  SELECT letter_decisions.status, letter_decisions.route, letter_decisions.rule, letter_decisions.code, letter_decisions.system_id
  FROM letter_keys JOIN letter_decisions ON letter_decisions.letter_id = letter_keys.letter_id
  WHERE letter_keys.message_uuid = ${'messageUuid'}
  ORDER BY letter_decisions.decision_number`

/** In how many places a letter is: each accepted letter must be in exactly one. */
export const countPlaces = get({ messageUuid: uuid<MessageUuid>() }, { mailboxes: int8, waiting: int8, messages: int8, work: int8, receipts: int8 })`
  SELECT
    (SELECT count(*) FROM mailbox_entries WHERE mailbox_entries.letter_id = letter_keys.letter_id) AS mailboxes,
    (SELECT count(*) FROM waiting_deliveries WHERE waiting_deliveries.letter_id = letter_keys.letter_id) AS waiting,
    (SELECT count(*) FROM outgoing_messages WHERE outgoing_messages.letter_id = letter_keys.letter_id) AS messages,
    (SELECT count(*) FROM work WHERE work.subject_id = letter_keys.letter_id) AS work,
    (SELECT count(*) FROM receipts WHERE receipts.letter_id = letter_keys.letter_id) AS receipts
  FROM letter_keys WHERE letter_keys.message_uuid = ${'messageUuid'}`

/** No receiver of the organisation takes company post any more, then this one does. */
export const clearCompanyPost = execute({ organisationId: uuid<OrganisationId>() })`
  UPDATE systems SET takes_company_post = false WHERE systems.organisation_id = ${'organisationId'}`
export const setCompanyPost = execute({ systemId: uuid<SystemId>() })`
  UPDATE systems SET takes_company_post = true WHERE systems.system_id = ${'systemId'}`
