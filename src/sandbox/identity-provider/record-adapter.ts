import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { deleteRecord, deleteRecordsOfGrant, findRecord, updateConsumedRecord, upsertRecord } from './records.queries.ts'

/** When a record may go; the provider counts in seconds. */
const expiryAfter = (lifeSeconds: number | undefined): MachineTime | null =>
  lifeSeconds === undefined ? null : ((machineNow() + lifeSeconds * 1_000) as MachineTime) // branding

const nothing = (): Promise<undefined> => Promise.resolve(undefined)

/** Forgets at once. */
const forgetful: Adapter = {
  upsert: nothing,
  find: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
}

/**
 * The provider's store in PostgreSQL, so that logins survive a restart and several processes share them.
 * Its own sessions are not kept: every login picks a person anew, and there is nobody to log out here.
 */
export function recordAdapter(database: Database, model: string): Adapter {
  if (model === 'Session') return forgetful
  return {
    async upsert(recordId, payload, lifeSeconds) {
      const record = { model, recordId, grantId: payload.grantId ?? null, expiresAt: expiryAfter(lifeSeconds) }
      await database.transaction((tx) => upsertRecord(tx, { ...record, payload }))
    },
    async find(recordId) {
      const row = await database.read((on) => findRecord(on, { model, recordId, now: machineNow() }))
      if (row === undefined) return undefined
      const payload = row.payload as AdapterPayload // stored by `upsert` above
      return row.consumedAt === null ? payload : { ...payload, consumed: Math.floor(row.consumedAt / 1_000) }
    },
    async consume(recordId) {
      await database.transaction((tx) => updateConsumedRecord(tx, { model, recordId, now: machineNow() }))
    },
    async destroy(recordId) {
      await database.transaction((tx) => deleteRecord(tx, { model, recordId }))
    },
    async revokeByGrantId(grantId) {
      await database.transaction((tx) => deleteRecordsOfGrant(tx, { grantId }))
    },
    // Sessions and devices alone are found so, and we keep neither.
    findByUid: nothing,
    findByUserCode: nothing,
  }
}
