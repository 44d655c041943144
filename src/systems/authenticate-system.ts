import { isIP } from 'node:net'
import type { Instant } from '../platform/clock/index.ts'
import { equalInConstantTime, randomToken, sha256 } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { SystemToAuthenticate } from './authenticate-system.queries.ts'
import { findSystemToAuthenticate } from './authenticate-system.queries.ts'
import { readBasicCredentials } from './basic-credentials.ts'
import { certificateOf } from './client-certificate.ts'
import type { FoundSystem } from './found-system.ts'
import { callingSystemOf, refuseInactive } from './found-system.ts'
import type { CallingSystem } from './system.ts'
import { SharedLookup } from './shared-lookup.ts'
import { systemProblems } from './systems.problems.ts'

export interface SystemServices {
  readonly database: Database
  readonly mode: 'sandbox' | 'production'
}

/** Compared with when there is no such system, so that the answer takes as long as for a wrong token. */
const tokenOfNobody = sha256(randomToken())

interface LookedUp {
  readonly system: SystemToAuthenticate | undefined
  readonly now: Instant
}

const lookups = new WeakMap<Database, SharedLookup<LookedUp>>()

/** A system that calls over many connections at once is looked up once for all of them. */
function lookupOf(database: Database): SharedLookup<LookedUp> {
  const lookup = lookups.get(database) ?? new SharedLookup()
  lookups.set(database, lookup)
  return lookup
}

async function findSystem(services: SystemServices, caller: Caller): Promise<FoundSystem | undefined> {
  const credentials = readBasicCredentials(caller.headers['authorization'])
  if (credentials === undefined || isIP(caller.address) === 0) return undefined
  // An IPv6 zone (`fe80::1%eth0`) names our interface, not the caller.
  const asked = { systemId: credentials.systemId, address: caller.address.replace(/%.*$/, '') }
  const found = await lookupOf(services.database).ask(`${asked.systemId} ${asked.address}`, () =>
    services.database.read(async (on) => ({ system: await findSystemToAuthenticate(on, asked), now: on.now })),
  )
  const tokenIsRight = equalInConstantTime(found.system?.tokenSha256 ?? tokenOfNobody, sha256(credentials.token))
  return tokenIsRight && found.system !== undefined ? { system: found.system, now: found.now } : undefined
}

/**
 * The certificate names the organisation or the supplier that the system is delegated to; if one was uploaded, it is that one.
 * Sandbox callers on this machine need none, save where the listener asks for one.
 */
function certificateFits(services: SystemServices, caller: Caller, system: SystemToAuthenticate): boolean {
  if (caller.certificate === undefined) return services.mode === 'sandbox' && caller.loopback
  const certificate = certificateOf(caller)
  if (certificate === undefined || ![system.organisationCvr, system.delegatedCvr].includes(certificate.cvrNumber)) return false
  return system.certificateSha256 === null || certificate.sha256.equals(system.certificateSha256)
}

/**
 * Which system calls (exchange.md §2): certificate, `Basic systemId:token` and the caller's address must all be right.
 * Throws system.authentication.failed (401) without saying which was wrong; system.deleted, system.not.yet.active or system.deactivated (403) to those who are who they say.
 */
export async function authenticateSystem(services: SystemServices, caller: Caller): Promise<CallingSystem> {
  const found = await findSystem(services, caller)
  if (found === undefined || !found.system.addressAllowed || !certificateFits(services, caller, found.system))
    throw new Problem(systemProblems['system.authentication.failed'])
  refuseInactive(found)
  return callingSystemOf(found.system)
}

/** Throws system.not.sender (403). */
export function requireSender(system: CallingSystem): void {
  if (!system.isSender) throw new Problem(systemProblems['system.not.sender'])
}

/** Throws system.not.recipient (403). */
export function requireRecipient(system: CallingSystem): void {
  if (!system.isRecipient) throw new Problem(systemProblems['system.not.recipient'])
}
