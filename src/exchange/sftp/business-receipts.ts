import { isUuid, firstUuidV7 } from '../../platform/crypto/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Database, Read } from '../../platform/database/index.ts'
import type { SftpEntry } from '../../platform/sftp/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { MessageUuid, ReceiptId } from '../letter.ts'
import { pullReceipt, removeReceipt } from '../receipts/pull-receipts.ts'
import { receiptOf } from '../wire.ts'
import { listReceiptsAfter, listReceiptsOfLetter } from './business-receipts.queries.ts'
import type { Folder } from './folder.ts'
import { fileOf, jsonBytes, pageSize, shownMs } from './folder.ts'

type NumberedReceipt = Awaited<ReturnType<typeof listReceiptsAfter>>[number]

const nameForm = /^([0-9a-f-]{36})\.business(?:\.([2-9]|[1-9]\d+))?\.json$/

const nameOf = ({ messageUuid, number }: NumberedReceipt): string => `${messageUuid}.business${number === 1 ? '' : `.${number}`}.json`
const entryOf = (receipt: NumberedReceipt): SftpEntry => fileOf(nameOf(receipt), jsonBytes(receiptOf(receipt)), receipt.createdAt)

/** Ids of receipts are made from business time. */
const firstShown = (now: Instant): ReceiptId => firstUuidV7(instant(now - shownMs)) as ReceiptId // branding

async function findReceipt(on: Read, systemId: SystemId, name: string): Promise<NumberedReceipt | undefined> {
  const [, messageUuid = '', number = '1'] = nameForm.exec(name.toLowerCase()) ?? []
  if (!isUuid(messageUuid)) return undefined
  const receipts = await listReceiptsOfLetter(on, { systemId, messageUuid: messageUuid as MessageUuid, after: firstShown(on.now) }) // branding
  return receipts.find((receipt) => receipt.number === Number(number))
}

/**
 * `<messageUUID>.business.json`, and `….business.2.json` for a second one: the same list of waiting receipts that `GET receipts/` answers, so what is
 * read or taken off here counts as fetched there, and is not pushed any more.
 */
export const businessReceipts = (database: Database): Folder => ({
  async find({ systemId }, name) {
    const found = await database.read((on) => findReceipt(on, systemId, name))
    return found && entryOf(found)
  },
  async list({ systemId }, after) {
    const rows = await database.read((on) => listReceiptsAfter(on, { systemId, after: (after ?? firstShown(on.now)) as ReceiptId, limit: pageSize })) // branding
    return { entries: rows.map(entryOf), next: rows.length < pageSize ? undefined : rows.at(-1)?.receiptId }
  },
  read: (system, name) =>
    database.transaction(async (tx) => {
      const found = await findReceipt(tx, system.systemId, name)
      const pulled = found && (await pullReceipt(tx, system, found.receiptId, false))
      return pulled && jsonBytes(receiptOf(pulled))
    }),
  remove: (system, name) =>
    database.transaction(async (tx) => {
      const found = await findReceipt(tx, system.systemId, name)
      return found !== undefined && (await removeReceipt(tx, system, found.receiptId))
    }),
})
