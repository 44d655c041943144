import type { FieldChange } from '../events/index.ts'

const fingerprintOf = (sha256: Uint8Array | undefined): string | null => (sha256 === undefined ? null : Buffer.from(sha256).toString('hex'))

/** The certificate that was taken off a system, and the one that came instead, by their SHA-256. */
export const certificateChange = ([removed]: readonly { readonly sha256: Uint8Array }[], added?: Uint8Array): FieldChange => ({
  field: 'certificate',
  before: fingerprintOf(removed?.sha256),
  after: fingerprintOf(added),
})
