import { recordEvents } from '../events/index.ts'
import type { RecordLookups } from '../register/index.ts'

/** Every look-up in the contact register is an event in the log of the one looked up and of the one who asked. */
export const recordLookups: RecordLookups = (tx, lookups) =>
  recordEvents(
    tx,
    lookups.map(({ tag, ownerId, systemId, organisationPartyId, contacts }) => ({
      tag,
      ownerId,
      actor: { kind: 'system' as const, id: systemId },
      systemId,
      properties: { organisation: organisationPartyId, contacts },
    })),
  )
