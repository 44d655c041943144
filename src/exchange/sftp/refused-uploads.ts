import { instant, instantText } from '../../platform/clock/index.ts'
import type { Database, Read } from '../../platform/database/index.ts'
import type { SftpEntry } from '../../platform/sftp/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { Receipt } from '../wire.ts'
import type { Folder } from './folder.ts'
import { fileOf, jsonBytes, pageSize, shownMs } from './folder.ts'
import { deleteRefusedUpload, findRefusedUpload, listRefusedUploads } from './refused-uploads.queries.ts'

type RefusedUpload = Awaited<ReturnType<typeof listRefusedUploads>>[number]

const suffix = '.reason.json'

/** As the wire tells of a container that is refused; a file whose name says no transmission has none. */
function reasonOf({ fileName, transmissionId, code, message, refusedAt }: RefusedUpload): Partial<Receipt> & { readonly fileName: string } {
  return { fileName, ...(transmissionId === null ? {} : { transmissionId }), errorCode: code, errorMessage: message, timeStamp: instantText(refusedAt), receiptStatus: 'INVALID' }
}

const entryOf = (refused: RefusedUpload): SftpEntry => fileOf(`${refused.fileName}${suffix}`, jsonBytes(reasonOf(refused)), refused.refusedAt)

async function find(on: Read, systemId: SystemId, name: string): Promise<RefusedUpload | undefined> {
  if (!name.endsWith(suffix)) return undefined
  return findRefusedUpload(on, { systemId, fileName: name.slice(0, -suffix.length), since: instant(on.now - shownMs) })
}

/** `rejected/`: `<file name>.reason.json` for each upload that was refused, the newest reason. Goes when the same name is taken in. */
export const refusedUploads = (database: Database): Folder => ({
  async find({ systemId }, name) {
    const found = await database.read((on) => find(on, systemId, name))
    return found && entryOf(found)
  },
  async list({ systemId }, after = '') {
    const rows = await database.read((on) => listRefusedUploads(on, { systemId, after, since: instant(on.now - shownMs), limit: pageSize }))
    return { entries: rows.map(entryOf), next: rows.length < pageSize ? undefined : rows.at(-1)?.fileName }
  },
  async read({ systemId }, name) {
    const found = await database.read((on) => find(on, systemId, name))
    return found && jsonBytes(reasonOf(found))
  },
  remove: ({ systemId }, name) =>
    database.transaction(async (tx) => {
      const found = await find(tx, systemId, name)
      return found !== undefined && (await deleteRefusedUpload(tx, { systemId, fileName: found.fileName })).length > 0
    }),
})
