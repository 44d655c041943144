import { addDuration } from '../platform/clock/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { createSystem } from './create-system.ts'
import { basicAuthorization } from './basic-credentials.ts'
import type { NewSystem } from './new-system.ts'
import type { SystemId } from './system.ts'

export interface TestSystem {
  readonly systemId: SystemId
  readonly token: string
  /** The ready `Basic …` header. */
  readonly authorization: string
}

/** A sender system that pulls its receipts, active since yesterday, callable from this machine; or what `more` says. */
export async function insertTestSystem(tx: Transaction, more: Partial<NewSystem> & Pick<NewSystem, 'organisationId'>): Promise<TestSystem> {
  const system: NewSystem = {
    name: 'Prøvesystem',
    isSender: true,
    isRecipient: false,
    serviceProtocol: 'REST_PULL',
    contact: { name: 'Teknisk Kontakt', email: 'drift@example.org' },
    addresses: ['127.0.0.1', '::1'],
    activeFrom: addDuration(tx.now, '-P1D'),
    ...more,
  }
  const { systemId, token } = await createSystem(tx, system, 'sandbox')
  return { systemId, token, authorization: basicAuthorization(systemId, token) }
}
