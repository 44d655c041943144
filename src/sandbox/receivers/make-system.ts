import type { OrganisationId } from '../../organisations/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { NewSystem, SystemId } from '../../systems/index.ts'
import { createSystem, sandboxToken } from '../../systems/index.ts'
import { addressesAt } from './aim-system.ts'
import type { ReceiverId } from './receiver.ts'
import type { ReceiverServices } from './receiver-environment.ts'
import { receiversUrl } from './receiver-environment.ts'
import { findOrganisationByCvr } from './receivers.queries.ts'

/** A system that somebody wants for an organisation of the demo nation. */
export interface SystemWish extends Pick<NewSystem, 'name' | 'isSender' | 'isRecipient' | 'serviceProtocol' | 'endpoint' | 'receiptEndpoint' | 'memoVersion' | 'exemptPost'> {
  readonly organisationCvr: string
  readonly receiverId?: ReceiverId
}

async function getOrganisation(tx: Transaction, cvrNumber: string): Promise<OrganisationId> {
  const organisation = await findOrganisationByCvr(tx, { cvrNumber })
  if (organisation === undefined) throw new Problem(generalProblems['not.found'], { detail: 'No organisation of the demo nation has this CVR number.' })
  return organisation.organisationId
}

/**
 * Makes a system that is active at once, callable from this machine, with a token that can be shown again.
 * Throws not.found for an unknown organisation or receiver, system.invalid, system.too.many.recipients.
 */
export async function makeSystem(tx: Transaction, services: ReceiverServices, { organisationCvr, receiverId, ...wish }: SystemWish): Promise<SystemId> {
  const systemId = uuidV7(tx.now) as SystemId // branding
  const aimed = { ...wish, protocol: wish.serviceProtocol, url: receiversUrl(services) }
  const addresses = receiverId === undefined ? {} : await addressesAt(tx, receiverId, aimed)
  const system: NewSystem = {
    systemId,
    organisationId: await getOrganisation(tx, organisationCvr),
    contact: { name: 'Driftsvagten', email: 'drift@example.org' },
    addresses: ['127.0.0.1', '::1'],
    activeFrom: tx.now,
    token: sandboxToken(services.tokenSecret, systemId),
    ...addresses,
    ...wish,
  }
  await createSystem(tx, system, 'sandbox')
  return systemId
}
