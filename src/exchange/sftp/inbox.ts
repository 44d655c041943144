import type { Database } from '../../platform/database/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { Receiving, SftpEntry, SpooledFile, Upload } from '../../platform/sftp/index.ts'
import { SftpRefusal } from '../../platform/sftp/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { Folder } from './folder.ts'
import { deleteRefusedUpload, insertRefusedUpload } from './refused-uploads.queries.ts'
import { sftpProblems } from './sftp.problems.ts'
import type { FinalName, TakingServices } from './take-upload.ts'
import { takeUpload, transmissionOf } from './take-upload.ts'
import { deleteRemovedTechnicalReceipt } from './technical-receipts.queries.ts'
import type { UploadName } from './upload-name.ts'
import { canBeTold, readUploadName } from './upload-name.ts'

/** Files that a connection may have lying here, not yet renamed, and of those that it sent the sizes kept for it. */
const maxParts = 1_000
const maxRemembered = 1_000

/** Why an upload that its client closed was no file. */
function faultOf(kind: Exclude<Upload['kind'], 'whole'>, name: UploadName): Problem {
  if (kind === 'no.room') return new Problem(exchangeProblems['intake.overloaded'])
  if (kind === 'incomplete') return new Problem(exchangeProblems['memo.incomplete'])
  return new Problem(exchangeProblems[name.kind === 'letter' ? 'memo.too.large' : 'container.too.large'])
}

const noSuchFile = (): SftpRefusal => new SftpRefusal('NO_SUCH_FILE', 'There is no such file.')

/**
 * `in/` of one connection. A file is taken in when it is closed under its final name, or renamed to it; what bears `.part` lies here until then, and
 * goes with its connection. Of what was taken in only size and name are known, as long as the connection lasts: programs look whether all arrived.
 */
export class Inbox implements Folder {
  private readonly services: TakingServices
  private readonly database: Database
  private readonly parts = new Map<string, SpooledFile>()
  private readonly taken = new Map<string, SftpEntry>()

  constructor(services: TakingServices) {
    this.services = services
    this.database = services.database
  }

  find(_system: CallingSystem, name: string): Promise<SftpEntry | undefined> {
    const part = this.parts.get(name)
    return Promise.resolve(part === undefined ? this.taken.get(name) : entryOf(name, part.length))
  }

  list(): ReturnType<Folder['list']> {
    return Promise.resolve({ entries: [...this.parts].map(([name, file]) => entryOf(name, file.length)), next: undefined })
  }

  read(): Promise<undefined> {
    throw new SftpRefusal('PERMISSION_DENIED', 'What was sent is not read again.')
  }

  async remove(_system: CallingSystem, name: string): Promise<boolean> {
    const part = this.parts.get(name)
    this.parts.delete(name)
    await part?.remove()
    return part !== undefined
  }

  /** A file that is about to be written. */
  async receive(system: CallingSystem, name: string): Promise<Receiving> {
    const read = await this.readName(system, name)
    if (read.kind === 'part' && this.parts.size >= maxParts) throw new SftpRefusal('FAILURE', `At most ${maxParts} files can wait to be renamed.`)
    const { maxLetterBytes, archiveLimits } = this.services
    const maxBytes = read.kind === 'letter' ? maxLetterBytes : Math.max(maxLetterBytes, archiveLimits.maxCompressedBytes)
    return { maxBytes, finish: (upload) => this.finish(system, name, upload) }
  }

  /** Renames a part, which takes it in unless it is a part still. One that is not taken in lies where it was: trying again may help. */
  async rename(system: CallingSystem, from: string, to: string): Promise<void> {
    const file = this.parts.get(from)
    if (file === undefined) throw noSuchFile()
    const read = await this.readName(system, to)
    this.parts.delete(from)
    if (read.kind === 'part') return this.keep(to, file)
    await this.take(system, to, { read, file }).catch(async (error: unknown) => {
      await this.keep(from, file)
      throw error
    })
    await file.remove()
  }

  /** The connection is over. */
  async end(): Promise<void> {
    const files = [...this.parts.values()]
    this.parts.clear()
    await Promise.all(files.map((file) => file.remove()))
  }

  private async finish(system: CallingSystem, name: string, upload: Upload): Promise<void> {
    const read = await this.readName(system, name)
    if (upload.kind !== 'whole') return this.refuse(system, name, faultOf(upload.kind, read))
    if (read.kind === 'part') return this.keep(name, upload.file)
    try {
      await this.take(system, name, { read, file: upload.file })
    } finally {
      await upload.file.remove()
    }
  }

  private async take(system: CallingSystem, name: string, { read, file }: { readonly read: FinalName; readonly file: SpooledFile }): Promise<void> {
    await takeUpload(this.services, system, read, file).catch((error: unknown) => {
      if (error instanceof Problem) return this.refuse(system, name, error)
      throw error
    })
    this.remember(name, file.length)
    // The same file taken in again has its receipt again, and no reason why not.
    await this.database.transaction(async (tx) => {
      await deleteRefusedUpload(tx, { systemId: system.systemId, fileName: name })
      await deleteRemovedTechnicalReceipt(tx, { systemId: system.systemId, transmissionId: transmissionOf(read) })
    })
  }

  private async keep(name: string, file: SpooledFile): Promise<void> {
    await this.parts.get(name)?.remove()
    this.parts.set(name, file)
  }

  private remember(name: string, size: number): void {
    this.taken.delete(name)
    this.taken.set(name, entryOf(name, size))
    const [oldest] = this.taken.keys()
    if (this.taken.size > maxRemembered && oldest !== undefined) this.taken.delete(oldest)
  }

  private async readName(system: CallingSystem, name: string): Promise<UploadName> {
    return readUploadName(name) ?? this.refuse(system, name, new Problem(sftpProblems['sftp.file.name.not.accepted']))
  }

  /** Tells why in `rejected/`, unless trying again helps; programs show nothing but that it failed. */
  private async refuse({ systemId }: CallingSystem, fileName: string, problem: Problem): Promise<never> {
    if (problem.definition.status !== 503 && canBeTold(fileName)) {
      const name = readUploadName(fileName)
      const transmissionId = name === undefined || name.kind === 'part' ? null : transmissionOf(name)
      await this.database.transaction((tx) => insertRefusedUpload(tx, { systemId, fileName, transmissionId, code: problem.code, message: problem.sentence, now: tx.now }))
    }
    throw new SftpRefusal('FAILURE', problem.sentence, problem)
  }
}

const entryOf = (name: string, size: number): SftpEntry => ({ name, kind: 'file', size, modifiedMs: machineNow() })
