import type { Database } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { Receiving, SftpEntry, SftpFolders, SftpPath } from '../../platform/sftp/index.ts'
import { SftpRefusal } from '../../platform/sftp/index.ts'
import { isTransient } from '../../platform/work/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import { businessReceipts } from './business-receipts.ts'
import type { Folder } from './folder.ts'
import { Inbox } from './inbox.ts'
import { joinedFolders } from './joined-folders.ts'
import { refusedUploads } from './refused-uploads.ts'
import type { TakingServices } from './take-upload.ts'
import { technicalReceipts } from './technical-receipts.ts'

const folderEntry = (name: string): SftpEntry => ({ name, kind: 'folder', size: 0, modifiedMs: 0 })

const notHere = (): SftpRefusal => new SftpRefusal('PERMISSION_DENIED', 'Files are written to in/, read and removed in receipts/ and rejected/.')
const noSuchFile = (): SftpRefusal => new SftpRefusal('NO_SUCH_FILE', 'There is no such file.')

const receiptsOf = (database: Database): Folder => joinedFolders([technicalReceipts(database), businessReceipts(database)])

/**
 * What one connection of a system sees: `in/`, `receipts/`, `rejected/`. Whether the system may still come in is asked at each request, so one that is
 * closed, or whose key is removed, is refused with the next.
 */
export class SystemFolders implements SftpFolders {
  private readonly inbox: Inbox
  private readonly folders: ReadonlyMap<string, Folder>
  private readonly admit: () => Promise<CallingSystem>

  /** `admit` throws Problem. */
  constructor(services: TakingServices, admit: () => Promise<CallingSystem>) {
    this.inbox = new Inbox(services)
    this.folders = new Map([['in', this.inbox], ['receipts', receiptsOf(services.database)], ['rejected', refusedUploads(services.database)]])
    this.admit = admit
  }

  find(path: SftpPath): Promise<SftpEntry | undefined> {
    return this.as(async (system) => {
      const [folderName, name, ...deeper] = path
      if (folderName === undefined) return folderEntry('/')
      const folder = this.folders.get(folderName)
      if (folder === undefined || deeper.length > 0) return undefined
      return name === undefined ? folderEntry(folderName) : folder.find(system, name)
    })
  }

  list([folderName, ...deeper]: SftpPath): Promise<AsyncIterable<SftpEntry>> {
    return this.as(async () => {
      if (folderName === undefined) return asStream([...this.folders.keys()].map(folderEntry))
      const folder = this.folders.get(folderName)
      if (folder === undefined || deeper.length > 0) throw noSuchFile()
      return this.pagesOf(folder)
    })
  }

  read(path: SftpPath): Promise<Uint8Array> {
    return this.as(async (system) => {
      const bytes = await this.folderOf(path)?.read(system, path.at(-1) ?? '')
      if (bytes === undefined) throw noSuchFile()
      return bytes
    })
  }

  receive(path: SftpPath): Promise<Receiving> {
    return this.as(async (system) => {
      const name = this.nameInInbox(path)
      const { maxBytes, finish } = await this.inbox.receive(system, name)
      // Closing a file is a request of its own: the system may have been closed while it was written.
      return { maxBytes, finish: (upload) => this.as(() => finish(upload), () => (upload.kind === 'whole' ? upload.file.remove() : Promise.resolve())) }
    })
  }

  rename(from: SftpPath, to: SftpPath): Promise<void> {
    return this.as((system) => this.inbox.rename(system, this.nameInInbox(from), this.nameInInbox(to)))
  }

  remove(path: SftpPath): Promise<void> {
    return this.as(async (system) => {
      const folder = this.folderOf(path)
      if (folder === undefined) throw notHere()
      if (!(await folder.remove(system, path.at(-1) ?? ''))) throw noSuchFile()
    })
  }

  end(): Promise<void> {
    return this.inbox.end()
  }

  /** The folder of a file. */
  private folderOf([folderName = '', name, ...deeper]: SftpPath): Folder | undefined {
    return name === undefined || deeper.length > 0 ? undefined : this.folders.get(folderName)
  }

  private nameInInbox(path: SftpPath): string {
    if (this.folderOf(path) !== this.inbox) throw notHere()
    return path.at(-1) ?? ''
  }

  private async *pagesOf(folder: Folder): AsyncGenerator<SftpEntry> {
    let after: string | undefined
    do {
      const place = after
      const page = await this.as((system) => folder.list(system, place))
      yield* page.entries
      after = page.next
    } while (after !== undefined)
  }

  /** Does what a client asked for as the system that it still is; what went wrong is told as SFTP has it. */
  private async as<Answer>(work: (system: CallingSystem) => Promise<Answer>, refused: () => Promise<void> = () => Promise.resolve()): Promise<Answer> {
    try {
      const system = await this.admit().catch(async (error: unknown) => {
        await refused()
        throw error
      })
      return await work(system)
    } catch (error) {
      if (error instanceof Problem) throw new SftpRefusal('PERMISSION_DENIED', error.sentence, error)
      if (isTransient(error)) throw new SftpRefusal('FAILURE', 'This does not work at the moment; try again.', error)
      throw error
    }
  }
}

async function* asStream(entries: readonly SftpEntry[]): AsyncGenerator<SftpEntry> {
  yield* entries
}
