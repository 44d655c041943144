/**
 * Why an archive was refused. `too-large` is as transferred, `unpacked-too-large` what comes out of it, `link` everything that is neither file nor folder,
 * `name` a name that could mean another place, `decoder-memory` a compression that needs more memory to unpack than is given to it.
 */
export type ArchiveFault =
  | 'empty'
  | 'unreadable'
  | 'truncated'
  | 'too-large'
  | 'unpacked-too-large'
  | 'ratio'
  | 'decoder-memory'
  | 'too-many-entries'
  | 'entry-too-large'
  | 'name'
  | 'link'
  | 'duplicate'

/** An archive is refused as a whole: what is at fault is the archive, never the connection that it came by. */
export class ArchiveRejected extends Error {
  readonly fault: ArchiveFault
  /** The file in the archive that was being read or was to come next, counted from 1; undefined before the archive was told from other files. */
  readonly entryNumber: number | undefined
  constructor(fault: ArchiveFault, entryNumber?: number, options?: ErrorOptions) {
    super(`Archive refused: ${fault}${entryNumber === undefined ? '' : ` at entry ${entryNumber}`}`, options)
    this.name = 'ArchiveRejected'
    this.fault = fault
    this.entryNumber = entryNumber
  }
}

/** Says at which entry it was, if what failed is the archive and does not say so itself. */
export function atEntry(error: unknown, entryNumber: number): unknown {
  if (!(error instanceof ArchiveRejected) || error.entryNumber !== undefined) return error
  return new ArchiveRejected(error.fault, entryNumber, { cause: error })
}
