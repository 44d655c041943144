import type { EventId } from './event.ts'

/** 16 bytes event id, 32 bytes digest of the row. */
const leafBytes = 48
const idBytes = 16

/** Cuts the leaves of a seal apart. */
export function leavesOf(joined: Uint8Array): Uint8Array[] {
  return Array.from({ length: joined.length / leafBytes }, (_, index) => joined.subarray(index * leafBytes, (index + 1) * leafBytes))
}

/** The digest of each event by its id, both in hexadecimal. */
export function digestsById(joined: Uint8Array): Map<EventId, string> {
  return new Map(
    leavesOf(joined).map((leaf) => {
      const hex = Buffer.from(leaf).toString('hex')
      return [uuidOfHex(hex.slice(0, idBytes * 2)), hex.slice(idBytes * 2)]
    }),
  )
}

const uuidOfHex = (hex: string): EventId => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as EventId // branding
