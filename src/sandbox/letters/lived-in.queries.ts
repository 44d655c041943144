import type { IdentityId } from '../../login/index.ts'
import type { MessageUuid, LetterId } from '../../exchange/index.ts'
import type { FolderId } from '../../mailboxes/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, change, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

/** Which of the letters wait for a receiver system, and for which. */
export const listWaitingAmong = list({ messageUuids: array(uuid<MessageUuid>()) }, { messageUuid: uuid<MessageUuid>(), systemId: uuid<SystemId>() })`
  SELECT waiting_deliveries.message_uuid, waiting_deliveries.system_id
  FROM waiting_deliveries WHERE waiting_deliveries.message_uuid = ANY(${'messageUuids'})
  ORDER BY waiting_deliveries.letter_id`

/** Marks letters read by somebody of their mailbox, and answers who that was: the first who can log in there. */
export const updateReadAmong = change(
  { messageUuids: array(uuid<MessageUuid>()), now: timestamp },
  { letterId: uuid<LetterId>(), partyId: uuid<PartyId>(), identityId: uuid<IdentityId>(), kind: text<'citizen' | 'employee'>() },
)`
  UPDATE mailbox_entries SET read_at = ${'now'}
  FROM letter_keys, mailboxes
  JOIN LATERAL (
    SELECT identities.identity_id, identities.kind FROM identities WHERE identities.party_id = mailboxes.party_id
    ORDER BY identities.identity_id LIMIT 1) AS reader ON true
  WHERE letter_keys.message_uuid = ANY(${'messageUuids'}) AND mailbox_entries.letter_id = letter_keys.letter_id
    AND mailboxes.mailbox_id = mailbox_entries.mailbox_id
  RETURNING mailbox_entries.letter_id, mailboxes.party_id, reader.identity_id, reader.kind`

/** Puts letters into folders of their mailbox. */
export const updateFolderAmong = change(
  { messageUuids: array(uuid<MessageUuid>()), folderIds: array(uuid<FolderId>()) },
  { letterId: uuid<LetterId>(), partyId: uuid<PartyId>() },
)`
  UPDATE mailbox_entries SET folder_id = filed.folder_id, version = mailbox_entries.version + 1
  FROM unnest(${'messageUuids'}, ${'folderIds'}) AS filed (message_uuid, folder_id)
  JOIN letter_keys ON letter_keys.message_uuid = filed.message_uuid
  JOIN mailboxes ON true
  WHERE mailbox_entries.letter_id = letter_keys.letter_id AND mailboxes.mailbox_id = mailbox_entries.mailbox_id
  RETURNING mailbox_entries.letter_id, mailboxes.party_id`
