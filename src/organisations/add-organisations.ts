import type { Transaction } from '../platform/database/index.ts'
import type { Organisation } from './organisation.ts'
import { insertOrganisationRows } from './organisations.queries.ts'

/** Takes parties onto the platform, in one statement; authorities as connected, without an agreement kept here. */
export async function addOrganisations(tx: Transaction, organisations: readonly Organisation[]): Promise<void> {
  await insertOrganisationRows(tx, {
    organisationIds: organisations.map((organisation) => organisation.organisationId),
    partyIds: organisations.map((organisation) => organisation.partyId),
    types: organisations.map((organisation) => organisation.organisationType),
    authorityTypes: organisations.map((organisation) => organisation.authorityType),
    mandatoryPost: organisations.map((organisation) => organisation.mandatoryPostAllowed),
    legalNotification: organisations.map((organisation) => organisation.legalNotificationAllowed),
    now: tx.now,
  })
}
