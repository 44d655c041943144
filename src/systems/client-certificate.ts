import type { CvrNumber } from '../parties/index.ts'
import type { Caller } from '../platform/http/index.ts'

/** What a verified OCES company certificate tells. */
export interface ClientCertificate {
  readonly cvrNumber: CvrNumber
}

/** The certificate of the caller. No listener asks for one yet, so nobody has one: outside the sandbox no system gets in. */
export const certificateOf = (_caller: Caller): ClientCertificate | undefined => undefined
