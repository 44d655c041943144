import type { Shape } from '../../platform/database/index.ts'
import { array, bytea, execute, get, int4, int8, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { MessageUuid } from '../letter.ts'
import type { MailingId } from './mailing.ts'

const ofOne = { mailingId: uuid<MailingId>() }

const counts = { entries: int4, digital: int4, paper: int4, repeated: int4, sameRecipient: int4, spentMs: int8 }

/** What would become of the letters that were looked at so far. */
export type ExaminedCounts = Shape<typeof counts>

export const getExamination = get(ofOne, { position: int8, ...counts, endedAt: nullable(timestamp) })`
  SELECT mailing_examinations.position, mailing_examinations.entries, mailing_examinations.digital, mailing_examinations.paper,
    mailing_examinations.repeated, mailing_examinations.same_recipient, mailing_examinations.spent_ms, mailing_examinations.ended_at
  FROM mailing_examinations WHERE mailing_examinations.mailing_id = ${'mailingId'}`

/** Moves an examination on from where it stood; 0 when somebody else did. */
export const updateExamination = execute({ ...ofOne, from: int8, to: int8, ...counts })`
  UPDATE mailing_examinations SET position = ${'to'}, entries = mailing_examinations.entries + ${'entries'}, digital = mailing_examinations.digital + ${'digital'},
    paper = mailing_examinations.paper + ${'paper'}, repeated = mailing_examinations.repeated + ${'repeated'},
    same_recipient = mailing_examinations.same_recipient + ${'sameRecipient'}, spent_ms = mailing_examinations.spent_ms + ${'spentMs'}
  WHERE mailing_examinations.mailing_id = ${'mailingId'} AND mailing_examinations.position = ${'from'} AND mailing_examinations.ended_at IS NULL`

export const updateExamined = execute({ ...ofOne, now: timestamp })`
  UPDATE mailing_examinations SET ended_at = ${'now'} WHERE mailing_examinations.mailing_id = ${'mailingId'}`

/** One of the letters that something is wrong with. */
export interface FaultyExample {
  readonly entryNumber: number
  readonly entryName: string
  readonly messageUuid: MessageUuid | null
}

const finding = { code: text(), letters: int4, examples: json<readonly FaultyExample[]>() }
export type Finding = Shape<typeof finding>

/** Adds to what was found before; a few examples are kept. */
export const upsertFindings = execute({ ...ofOne, codes: array(text()), letters: array(int4), examples: array(json<readonly FaultyExample[]>()), examplesKept: int4 })`
  INSERT INTO mailing_findings (mailing_id, code, letters, examples)
  SELECT ${'mailingId'}, item.code, item.letters, item.examples FROM unnest(${'codes'}, ${'letters'}, ${'examples'}) AS item (code, letters, examples)
  ON CONFLICT (mailing_id, code) DO UPDATE SET letters = mailing_findings.letters + excluded.letters,
    examples = CASE WHEN jsonb_array_length(mailing_findings.examples) >= ${'examplesKept'} THEN mailing_findings.examples
      ELSE mailing_findings.examples || excluded.examples END`

export const listFindings = list(ofOne, finding)`
  SELECT mailing_findings.code, mailing_findings.letters, mailing_findings.examples
  FROM mailing_findings WHERE mailing_findings.mailing_id = ${'mailingId'} ORDER BY mailing_findings.letters DESC, mailing_findings.code`

/** Which of these the mailing held before, with the digest that stood beside it. */
export const listSightings = list({ ...ofOne, seenIds: array(uuid()) }, { seenId: uuid(), sha256: nullable(bytea) })`
  SELECT mailing_sightings.seen_id, mailing_sightings.sha256 FROM mailing_sightings
  WHERE mailing_sightings.mailing_id = ${'mailingId'} AND mailing_sightings.seen_id = ANY(${'seenIds'})`

export const insertSightings = execute({ ...ofOne, seenIds: array(uuid()), hashes: array(nullable(bytea)) })`
  INSERT INTO mailing_sightings (mailing_id, seen_id, sha256)
  SELECT ${'mailingId'}, item.* FROM unnest(${'seenIds'}, ${'hashes'}) AS item
  ON CONFLICT (mailing_id, seen_id) DO NOTHING`

export const deleteSightings = execute(ofOne)`DELETE FROM mailing_sightings WHERE mailing_sightings.mailing_id = ${'mailingId'}`

/** Keys that were used before, by whom and for which bytes. */
export const listKeys = list({ messageUuids: array(uuid<MessageUuid>()) }, { messageUuid: uuid<MessageUuid>(), senderId: uuid<PartyId>(), sha256: bytea })`
  SELECT letter_keys.message_uuid, letter_keys.sender_id, letter_keys.sha256 FROM letter_keys WHERE letter_keys.message_uuid = ANY(${'messageUuids'})`

/** How quick the last containers were taken in that went without a pause: letters, and the business time that they took together. */
export const getMeasured = get({ least: int4, containers: int4 }, { letters: int8, tookMs: int8 })`
  SELECT coalesce(sum(last.handled), 0)::bigint AS letters, coalesce(sum(last.took_ms), 0)::bigint AS took_ms
  FROM (
    SELECT container_progress.handled, extract(epoch FROM container_progress.last_taken_at - container_progress.first_taken_at) * 1000 AS took_ms
    FROM container_progress JOIN containers ON containers.container_id = container_progress.container_id
    WHERE containers.lane = 'bulk' AND container_progress.ended_at IS NOT NULL AND container_progress.handled >= ${'least'}
    ORDER BY container_progress.container_id DESC LIMIT ${'containers'}) AS last`
