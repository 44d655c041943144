import type { Receiving, SftpEntry, SftpFolders, SftpPath, Upload } from './sftp-folders.ts'
import { SftpRefusal } from './sftp-folders.ts'

/** Folders in memory: one in which files are taken in, one of files to fetch. */
export class MemoryFolders implements SftpFolders {
  readonly taken = new Map<string, Buffer>()
  readonly refused: Upload['kind'][] = []
  ended = 0
  maxBytes = 10_000_000
  private readonly toFetch: ReadonlyMap<string, string>

  constructor(toFetch: ReadonlyMap<string, string> = new Map()) {
    this.toFetch = toFetch
  }

  find(path: SftpPath): Promise<SftpEntry | undefined> {
    const [folder, name] = path
    if (folder === undefined || (name === undefined && (folder === 'in' || folder === 'out'))) return Promise.resolve({ name: folder ?? '/', kind: 'folder', size: 0, modifiedMs: 0 })
    const text = folder === 'out' && name !== undefined ? this.toFetch.get(name) : undefined
    return Promise.resolve(text === undefined || name === undefined ? undefined : { name, kind: 'file', size: Buffer.byteLength(text), modifiedMs: 0 })
  }

  list([folder]: SftpPath): Promise<AsyncIterable<SftpEntry>> {
    const entries: SftpEntry[] = folder === 'out' ? [...this.toFetch].map(([name, text]) => ({ name, kind: 'file', size: Buffer.byteLength(text), modifiedMs: 0 })) : []
    return Promise.resolve((async function* () { yield* entries })())
  }

  read([, name]: SftpPath): Promise<Uint8Array> {
    return Promise.resolve(Buffer.from(this.toFetch.get(name ?? '') ?? ''))
  }

  receive([folder, name]: SftpPath): Promise<Receiving> {
    if (folder !== 'in' || name === undefined) throw new SftpRefusal('PERMISSION_DENIED', 'Only in/ takes files.')
    return Promise.resolve({ maxBytes: this.maxBytes, finish: (upload: Upload) => this.finish(name, upload) })
  }

  private async finish(name: string, upload: Upload): Promise<void> {
    if (upload.kind !== 'whole') {
      this.refused.push(upload.kind)
      throw new SftpRefusal('FAILURE', upload.kind)
    }
    const chunks: Buffer[] = []
    for await (const chunk of upload.file.read()) chunks.push(chunk)
    this.taken.set(name, Buffer.concat(chunks))
    await upload.file.remove()
  }

  rename([, from]: SftpPath, [folder, to]: SftpPath): Promise<void> {
    const bytes = this.taken.get(from ?? '')
    if (bytes === undefined || folder !== 'in' || to === undefined) throw new SftpRefusal('NO_SUCH_FILE', 'There is no such file.')
    this.taken.delete(from ?? '')
    this.taken.set(to, bytes)
    return Promise.resolve()
  }

  remove(): Promise<void> {
    throw new SftpRefusal('PERMISSION_DENIED', 'Nothing is removed here.')
  }

  end(): Promise<void> {
    this.ended++
    return Promise.resolve()
  }
}
