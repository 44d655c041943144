import type { OrganisationType } from '../organisations/index.ts'
import { sha256, uuidV4, uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { claimOrganisation, countRecipientSystems, insertPrimarySystem, insertSystem, insertSystemAddresses, insertSystemToken } from './create-system.queries.ts'
import type { NewSystem } from './new-system.ts'
import { faultsOfNewSystem } from './new-system.ts'
import type { Mode, SystemId } from './system.ts'
import { systemProblems } from './systems.problems.ts'

/** An authority: four for authority post and one for post to it as a company (ngdp.md §2.3). A company: one. */
const maxRecipientSystems = { AUTHORITY: 5, COMPANY: 1 } as const satisfies Record<OrganisationType, number>

export interface CreatedSystem {
  readonly systemId: SystemId
  /** Shown once: only its digest is kept. */
  readonly token: string
}

/** How many recipient systems the organisation has already; throws when a new one would be one too many. */
async function claimPlace(tx: Transaction, system: NewSystem): Promise<number> {
  const organisation = await claimOrganisation(tx, { organisationId: system.organisationId })
  if (organisation === undefined) throw new Problem(generalProblems['not.found'])
  const { count } = await countRecipientSystems(tx, { organisationId: system.organisationId })
  const max = maxRecipientSystems[organisation.organisationType]
  if (system.isRecipient && count >= max) throw new Problem(systemProblems['system.too.many.recipients'], { detail: `The limit is ${max}.` })
  return count
}

/** What was left out, filled in. */
const completed = (system: NewSystem): Omit<Parameters<typeof insertSystem>[1], 'systemId' | 'takesCompanyPost' | 'now'> => ({
  organisationId: system.organisationId,
  name: system.name,
  isSender: system.isSender,
  isRecipient: system.isRecipient,
  serviceProtocol: system.serviceProtocol,
  endpoint: system.endpoint ?? null,
  receiptEndpoint: system.receiptEndpoint ?? null,
  delegatedCvr: system.delegatedCvr ?? null,
  contactName: system.contact.name,
  contactEmail: system.contact.email,
  contactPhone: system.contact.phone ?? null,
  exemptPost: system.exemptPost ?? 'REJECT',
  memoVersion: system.memoVersion ?? '1.1',
  activeFrom: system.activeFrom,
})

/**
 * Registers a system with its addresses and its token. The first recipient system of an organisation becomes its primary system and takes its company post.
 * Throws system.invalid naming every wrong field, system.too.many.recipients, or not.found for an unknown organisation.
 */
export async function createSystem(tx: Transaction, system: NewSystem, mode: Mode): Promise<CreatedSystem> {
  const fields = faultsOfNewSystem(system, mode)
  if (fields.length > 0) throw new Problem(systemProblems['system.invalid'], { fields })
  const isFirstRecipient = (await claimPlace(tx, system)) === 0 && system.isRecipient
  const systemId = system.systemId ?? (uuidV7(tx.now) as SystemId) // branding
  const token = system.token ?? uuidV4()
  await insertSystem(tx, { ...completed(system), systemId, takesCompanyPost: isFirstRecipient, now: tx.now })
  await insertSystemAddresses(tx, { systemId, addresses: system.addresses })
  await insertSystemToken(tx, { systemId, tokenSha256: sha256(token), now: tx.now })
  if (isFirstRecipient) await insertPrimarySystem(tx, { organisationId: system.organisationId, systemId, now: tx.now })
  return { systemId, token }
}
