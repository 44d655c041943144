/** Why the sandbox's own PostgreSQL could not be used. */
export type EmbeddedPostgresFailure = 'binaries-missing' | 'busy' | 'disk-full' | 'folder-not-writable' | 'password-lost' | 'start-failed'

/** Says in one sentence what went wrong and in another what the operator can do; `message` has both. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly failure: EmbeddedPostgresFailure
  readonly remedy: string

  constructor(failure: EmbeddedPostgresFailure, sentence: string, remedy: string, cause?: unknown) {
    super(`${sentence}\n${remedy}`, { cause })
    this.failure = failure
    this.remedy = remedy
  }
}

/** The disk that holds `place` is full. */
export function diskFull(place: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('disk-full', `The disk of ${place} is full.`, 'Free some space there and start again.', cause)
}

/** We may not write to `place`. */
export function notWritable(place: string, cause?: unknown): EmbeddedPostgresError {
  const remedy = 'Start as the user that owns it, or name another data folder with BREVDUE_DATA.'
  return new EmbeddedPostgresError('folder-not-writable', `${place} is not writable for this user.`, remedy, cause)
}

/** A program of PostgreSQL failed; `output` is what it said, and `place` where it works. */
export function startFailed(output: string, place: string): EmbeddedPostgresError {
  if (output.includes('No space left on device')) return diskFull(place, output)
  const lastLines = output.trim().split('\n').slice(-10).join('\n')
  const remedy = `Put right what these lines say, or name another database with DATABASE_URL:\n${lastLines}`
  return new EmbeddedPostgresError('start-failed', `PostgreSQL in ${place} did not start.`, remedy)
}

/** What the operating system refused, as an error that an operator understands; every other error stays as it is. */
export function explained(error: unknown, dataFolder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const place = 'path' in error && typeof error.path === 'string' ? error.path : dataFolder
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(place, error)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return notWritable(place, error)
    default:
      return error
  }
}
