import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { addContactPoints } from './add-contact-points.ts'
import type { ContactPoint, ContactPointId } from './contact-point.ts'

/** An active contact point that leads to the primary system, or what `more` says. */
export async function insertTestContactPoint(tx: Transaction, more: Partial<ContactPoint> & Pick<ContactPoint, 'organisationId'>): Promise<ContactPoint> {
  const contactPointId = uuidV7(tx.now) as ContactPointId // branding
  const point: ContactPoint = { contactPointId, name: 'Borgerservice', systemId: null, active: true, ...more }
  await addContactPoints(tx, [point])
  return point
}
