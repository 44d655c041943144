import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { change, execute, find, get, int4, int8, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { DraftId, KeptSteps } from './draft.ts'

const owned = { identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), wizard: text() }
const one = { ...owned, draftId: uuid<DraftId>() }
const draft = { draftId: uuid<DraftId>(), steps: json<KeptSteps>(), version: int8, changedAt: timestamp, receiptPath: nullable(text()) }

export const insertDraft = execute({ ...one, now: timestamp })`
  INSERT INTO wizard_drafts (draft_id, identity_id, party_id, wizard, answers, changed_at)
  VALUES (${'draftId'}, ${'identityId'}, ${'partyId'}, ${'wizard'}, '{}', ${'now'})`

/** A draft of its owner's, and of nobody else. */
export const findDraft = find(one, draft)`
  SELECT wizard_drafts.draft_id, wizard_drafts.answers AS steps, wizard_drafts.version, wizard_drafts.changed_at, wizard_drafts.receipt_path
  FROM wizard_drafts
  WHERE wizard_drafts.draft_id = ${'draftId'} AND wizard_drafts.identity_id = ${'identityId'} AND wizard_drafts.party_id = ${'partyId'}
    AND wizard_drafts.wizard = ${'wizard'}`

/** The same, locked: of two who send it at once, the second sees what the first did. */
export const claimDraft = find(one, draft)`
  SELECT wizard_drafts.draft_id, wizard_drafts.answers AS steps, wizard_drafts.version, wizard_drafts.changed_at, wizard_drafts.receipt_path
  FROM wizard_drafts
  WHERE wizard_drafts.draft_id = ${'draftId'} AND wizard_drafts.identity_id = ${'identityId'} AND wizard_drafts.party_id = ${'partyId'}
    AND wizard_drafts.wizard = ${'wizard'}
  FOR UPDATE`

/** Unfinished ones, the newest change first. */
export const listUnfinishedDrafts = list(owned, draft)`
  SELECT wizard_drafts.draft_id, wizard_drafts.answers AS steps, wizard_drafts.version, wizard_drafts.changed_at, wizard_drafts.receipt_path
  FROM wizard_drafts
  WHERE wizard_drafts.identity_id = ${'identityId'} AND wizard_drafts.party_id = ${'partyId'} AND wizard_drafts.wizard = ${'wizard'}
    AND wizard_drafts.receipt_path IS NULL
  ORDER BY wizard_drafts.changed_at DESC, wizard_drafts.draft_id`

/** Locks whoever begins a draft or sends a file, so that two at once are counted. */
export const claimDraftOwner = find({ identityId: uuid<IdentityId>() }, { identityId: uuid<IdentityId>() })`
  SELECT identities.identity_id FROM identities WHERE identities.identity_id = ${'identityId'} FOR NO KEY UPDATE`

/** Unfinished ones of somebody, whomever he acts for, and the bytes of their files; without the one named. */
export const getDraftsHeld = get({ identityId: uuid<IdentityId>(), except: nullable(uuid<DraftId>()) }, { drafts: int4, bytes: int8 })`
  SELECT count(*)::int4 AS drafts, coalesce(sum(files.bytes), 0)::int8 AS bytes
  FROM wizard_drafts
  CROSS JOIN LATERAL (
    SELECT sum((file ->> 'length')::int8) AS bytes FROM jsonb_path_query(wizard_drafts.answers, '$.*.typed.* ? (exists (@.contentId))') AS file) AS files
  WHERE wizard_drafts.identity_id = ${'identityId'} AND wizard_drafts.receipt_path IS NULL
    AND (${'except'} IS NULL OR wizard_drafts.draft_id <> ${'except'})`

export const updateDraft = execute({ draftId: uuid<DraftId>(), steps: json<KeptSteps>(), now: timestamp })`
  UPDATE wizard_drafts SET answers = ${'steps'}, version = wizard_drafts.version + 1, changed_at = ${'now'}
  WHERE wizard_drafts.draft_id = ${'draftId'}`

/** What was typed is in what was made now, and nowhere else. */
export const updateFinishedDraft = execute({ draftId: uuid<DraftId>(), receiptPath: text(), now: timestamp })`
  UPDATE wizard_drafts SET answers = '{}', version = wizard_drafts.version + 1, changed_at = ${'now'}, receipt_path = ${'receiptPath'}
  WHERE wizard_drafts.draft_id = ${'draftId'}`

/** Given up; what came of a finished one stays. */
export const deleteDraft = change(one, { steps: json<KeptSteps>() })`
  DELETE FROM wizard_drafts
  WHERE wizard_drafts.draft_id = ${'draftId'} AND wizard_drafts.identity_id = ${'identityId'} AND wizard_drafts.party_id = ${'partyId'}
    AND wizard_drafts.wizard = ${'wizard'} AND wizard_drafts.receipt_path IS NULL
  RETURNING wizard_drafts.answers AS steps`

export const deleteDraftsBefore = change({ before: timestamp }, { steps: json<KeptSteps>() })`
  DELETE FROM wizard_drafts WHERE wizard_drafts.changed_at < ${'before'} RETURNING wizard_drafts.answers AS steps`
