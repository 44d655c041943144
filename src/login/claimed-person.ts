import type { CprNumber, CvrNumber } from '../parties/index.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { LevelOfAssurance } from './session.ts'

/** Somebody who comes for an employer. */
export interface ClaimedEmployee {
  readonly kind: 'employee'
  readonly cvr: CvrNumber
  readonly rid: string
  readonly subject: string
  readonly name: string | undefined
  /** The human's own number, where the provider tells it of employees. */
  readonly cpr: CprNumber | undefined
}

/** Who a provider says has come. */
export type ClaimedPerson =
  | { readonly kind: 'citizen'; readonly cpr: CprNumber }
  | ClaimedEmployee
  | { readonly kind: 'subject'; readonly subject: string }

export type Claims = Readonly<Record<string, unknown>>

function textOf(claims: Claims, name: string | undefined): string | undefined {
  const value = name === undefined ? undefined : claims[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * Numbers decide where the provider tells them: the same subject may come today as a citizen, tomorrow for an employer.
 * An organisation without the employee's number never falls back to the citizen.
 */
export function claimedPerson({ claims: names }: Pick<IdentityProvider, 'claims'>, claims: Claims): ClaimedPerson {
  const cvr = textOf(claims, names.cvr)
  const rid = textOf(claims, names.rid)
  const cpr = textOf(claims, names.cpr)?.replace('-', '') as CprNumber | undefined // looked up, so a malformed one finds nobody
  const subject = textOf(claims, names.subject) ?? ''
  if (cvr !== undefined && rid !== undefined) return { kind: 'employee', cvr: cvr as CvrNumber, rid, subject, name: textOf(claims, names.name), cpr } // as above
  if (cvr === undefined && cpr !== undefined) return { kind: 'citizen', cpr }
  return { kind: 'subject', subject }
}

/** Whether the claims tell a number by which the person is found. */
export const tellsNumbers = ({ claims: names }: Pick<IdentityProvider, 'claims'>, claims: Claims): boolean =>
  [names.cpr, names.cvr].some((name) => textOf(claims, name) !== undefined)

/** The level the provider vouches for; the lowest when it says nothing that we know. */
export const claimedLevel = (provider: Pick<IdentityProvider, 'claims' | 'levels'>, claims: Claims): LevelOfAssurance =>
  provider.levels.get(textOf(claims, provider.claims.levelOfAssurance) ?? '') ?? 'low'
