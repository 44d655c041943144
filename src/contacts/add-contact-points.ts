import type { Transaction } from '../platform/database/index.ts'
import type { ContactPoint } from './contact-point.ts'
import { insertContactPointRows } from './contact-points.queries.ts'

/** Adds contact points in one statement; the database refuses a system of another organisation. */
export async function addContactPoints(tx: Transaction, points: readonly ContactPoint[]): Promise<void> {
  await insertContactPointRows(tx, {
    contactPointIds: points.map((point) => point.contactPointId),
    organisationIds: points.map((point) => point.organisationId),
    names: points.map((point) => point.name),
    systemIds: points.map((point) => point.systemId),
    active: points.map((point) => point.active),
    now: tx.now,
  })
}
