import { pino } from 'pino'

/** The fields a line may carry. Fixed names; never a CPR number, a person's name or a letter's title. */
export interface LogFields {
  readonly correlationId?: string
  readonly part?: string
  readonly stage?: string
  readonly method?: string
  /** The route's pattern, never the address as called: addresses may carry numbers. */
  readonly route?: string
  readonly status?: number
  readonly durationMs?: number
  readonly count?: number
  readonly code?: string
  readonly subjectId?: string
  readonly systemId?: string
  readonly address?: string
  readonly error?: unknown
  readonly detail?: string
}

/** ERROR = somebody must act now, WARN = heals itself, INFO = one line per request, job, process event. */
export interface Log {
  error(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  debug(message: string, fields?: LogFields): void
  with(fields: LogFields): Log
}

export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'silent'

/** An error's own words may quote data (a failing row, a header): only its kind, SQLSTATE and stack places are written. */
function errorShape(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim())
  const code: unknown = 'code' in error ? error.code : undefined
  const cause = error.cause === undefined ? undefined : errorShape(error.cause)
  return { type: error.name, code, places, cause }
}

function over(logger: pino.Logger): Log {
  return {
    error: (message, fields = {}) => logger.error(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    debug: (message, fields = {}) => logger.debug(fields, message),
    with: (fields) => over(logger.child({ ...fields })),
  }
}

/** A structured log of JSON lines on the given stream (standard error by default). */
export function openLog(level: LogLevel, stream: { write(line: string): void } = process.stderr): Log {
  return over(pino({ level, base: null, serializers: { error: errorShape } }, stream))
}
