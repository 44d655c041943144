import { instant, instantText } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { firstUuidV7, isUuid } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { SftpEntry } from '../../platform/sftp/index.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../letter.ts'
import type { Receipt } from '../wire.ts'
import type { Folder } from './folder.ts'
import { fileOf, jsonBytes, pageSize, shownMs } from './folder.ts'
import { findTransmission, insertRemovedTechnicalReceipt, listTransmissions } from './technical-receipts.queries.ts'

interface Transmission {
  readonly transmissionId: TransmissionId
  readonly messageUuid: MessageUuid | null
  readonly acceptedAt: Instant
}

const suffix = '.technical.json'

const receiptOf = ({ transmissionId, messageUuid, acceptedAt }: Transmission): Receipt => ({
  transmissionId,
  ...(messageUuid === null ? {} : { messageUUID: messageUuid }),
  timeStamp: instantText(acceptedAt),
  receiptStatus: 'RECEIVED',
})

const entryOf = (sent: Transmission): SftpEntry => fileOf(`${sent.transmissionId}${suffix}`, jsonBytes(receiptOf(sent)), sent.acceptedAt)

function transmissionOf(name: string): TransmissionId | undefined {
  const id = name.slice(0, -suffix.length).toLowerCase()
  return name.endsWith(suffix) && isUuid(id) ? (id as TransmissionId) : undefined // branding
}

/** `<transmissionId>.technical.json` for each file that a system sent by SFTP and that was taken in: read from what was taken in itself. */
export function technicalReceipts(database: Database): Folder {
  const find: (system: { readonly systemId: Parameters<typeof findTransmission>[1]['systemId'] }, name: string) => Promise<Transmission | undefined> = async ({ systemId }, name) => {
    const transmissionId = transmissionOf(name)
    if (transmissionId === undefined) return undefined
    return database.read((on) => findTransmission(on, { systemId, transmissionId, since: instant(on.now - shownMs) }))
  }
  return {
    async find(system, name) {
      const found = await find(system, name)
      return found && entryOf(found)
    },
    async list({ systemId }, after) {
      const rows = await database.read((on) => {
        const since = instant(on.now - shownMs)
        const firstLetterId = firstUuidV7(since) as LetterId // branding
        return listTransmissions(on, { systemId, after: (after ?? null) as TransmissionId | null, since, firstLetterId, limit: pageSize }) // branding
      })
      return { entries: rows.map(entryOf), next: rows.length < pageSize ? undefined : rows.at(-1)?.transmissionId }
    },
    async read(system, name) {
      const found = await find(system, name)
      return found && jsonBytes(receiptOf(found))
    },
    async remove(system, name) {
      const found = await find(system, name)
      if (found === undefined) return false
      await database.transaction((tx) => insertRemovedTechnicalReceipt(tx, { systemId: system.systemId, transmissionId: found.transmissionId, now: tx.now }))
      return true
    },
  }
}
