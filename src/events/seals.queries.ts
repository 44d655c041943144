import { boolean, bytea, execute, find, get, int4, int8, nullable, text, timestamp } from '../platform/database/index.ts'
import type { TransactionId } from './seal.ts'

/** The tip of the chain, locked until the end of the transaction; none while another sealer holds it. */
export const claimChainTip = find({}, { epoch: int4, sealCount: int8, sealedTo: text<TransactionId>(), lastSeal: bytea })`
  SELECT event_epochs.epoch, event_epochs.seal_count, event_epochs.sealed_to::text, event_epochs.last_seal
  FROM event_epochs
  WHERE event_epochs.epoch = (SELECT max(latest.epoch) FROM event_epochs AS latest)
  FOR UPDATE SKIP LOCKED`

/**
 * Below `toTransaction` nothing is written any more: every transaction there has ended. Normally that is the oldest running one.
 * When more than `limit` events wait, it is the transaction in which the limit is passed; one that passes it alone is taken whole.
 */
export const getSealableRange = get(
  { epoch: int4, fromTransaction: text<TransactionId>(), limit: int8 },
  { toTransaction: text<TransactionId>(), more: boolean },
)`
  WITH horizon AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS transaction_id),
  waiting AS (
    SELECT events.transaction_id
    FROM events
    WHERE events.epoch = ${'epoch'} AND events.transaction_id >= ${'fromTransaction'}::xid8
      AND events.transaction_id < (SELECT horizon.transaction_id FROM horizon)
    ORDER BY events.transaction_id
    LIMIT ${'limit'} + 1
  ),
  edges AS (SELECT count(*) AS event_count, min(waiting.transaction_id) AS first, max(waiting.transaction_id) AS last FROM waiting)
  SELECT (CASE WHEN edges.event_count <= ${'limit'} THEN horizon.transaction_id::text
               WHEN edges.first < edges.last THEN edges.last::text
               ELSE (edges.first::text::bigint + 1)::text END) AS to_transaction,
         edges.event_count > ${'limit'} AS more
  FROM edges CROSS JOIN horizon`

/**
 * The leaves of a range: for each event its id and the digest of its row, in one piece. The digest is the SHA-256 of all columns
 * as a JSON array in jsonb's own printing, which is a function of the value alone. Sealing and verifying both ask this statement.
 */
export const getLeaves = get(
  { epoch: int4, fromTransaction: text<TransactionId>(), toTransaction: text<TransactionId>() },
  { eventCount: int4, leaves: bytea },
)`
  SELECT count(*)::int4 AS event_count,
         coalesce(string_agg(uuid_send(events.event_id) || sha256(convert_to(jsonb_build_array(
           'brevdue event 1', events.event_id, events.epoch, events.transaction_id::text, events.tag, events.owner_id, events.actor_id,
           events.actor_kind, events.system_id, events.letter_id, events.properties, encode(events.personal_digest, 'hex'),
           (extract(epoch FROM events.occurred_at) * 1000)::bigint)::text, 'UTF8')),
           '' ORDER BY events.transaction_id, events.event_id), '') AS leaves
  FROM events
  WHERE events.epoch = ${'epoch'} AND events.transaction_id >= ${'fromTransaction'}::xid8 AND events.transaction_id < ${'toTransaction'}::xid8`

/** Events that no seal includes yet, counted up to `limit`, and when the oldest of them happened. It reads no more than these. */
export const getUnsealed = get({ limit: int8 }, { eventCount: int8, oldestAt: nullable(timestamp) })`
  WITH tip AS (
    SELECT event_epochs.epoch, event_epochs.sealed_to FROM event_epochs ORDER BY event_epochs.epoch DESC LIMIT 1),
  unsealed AS (
    SELECT events.occurred_at FROM events CROSS JOIN tip
    WHERE events.epoch = tip.epoch AND events.transaction_id >= tip.sealed_to LIMIT ${'limit'})
  SELECT count(*) AS event_count, min(unsealed.occurred_at) AS oldest_at FROM unsealed`

export const insertSeal = execute({
  epoch: int4,
  sealNumber: int8,
  fromTransaction: text<TransactionId>(),
  toTransaction: text<TransactionId>(),
  eventCount: int4,
  merkleRoot: bytea,
  previousSeal: bytea,
  seal: bytea,
  leaves: bytea,
  sealedAt: timestamp,
})`
  WITH moved AS (
    UPDATE event_epochs SET seal_count = ${'sealNumber'}, sealed_to = ${'toTransaction'}::xid8, last_seal = ${'seal'}
    WHERE event_epochs.epoch = ${'epoch'}
  )
  INSERT INTO event_seals (epoch, seal_number, from_transaction, to_transaction, event_count, merkle_root, previous_seal, seal, leaves, sealed_at)
  VALUES (${'epoch'}, ${'sealNumber'}, ${'fromTransaction'}::xid8, ${'toTransaction'}::xid8, ${'eventCount'}, ${'merkleRoot'},
          ${'previousSeal'}, ${'seal'}, ${'leaves'}, ${'sealedAt'})`
