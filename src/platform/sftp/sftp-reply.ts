import type { Attributes, FileEntry, SFTPWrapper } from 'ssh2'
import ssh2 from 'ssh2'
import { instant, instantText } from '../clock/index.ts'
import type { RefusalStatus, SftpEntry } from './sftp-folders.ts'

const { STATUS_CODE } = ssh2.utils.sftp

/** What a request is answered. */
export type Reply =
  | { readonly kind: 'done' | 'end' }
  | { readonly kind: 'refused'; readonly status: RefusalStatus; readonly sentence: string }
  | { readonly kind: 'handle'; readonly handle: Buffer }
  | { readonly kind: 'data'; readonly data: Buffer }
  | { readonly kind: 'entries'; readonly entries: readonly SftpEntry[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attributes'; readonly entry: SftpEntry }

const folderMode = 0o040755
const fileMode = 0o100644
const msPerSecond = 1_000

function attributesOf({ kind, size, modifiedMs }: SftpEntry): Attributes {
  const seconds = Math.floor(modifiedMs / msPerSecond)
  return { mode: kind === 'folder' ? folderMode : fileMode, uid: 0, gid: 0, size, atime: seconds, mtime: seconds }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A line as of `ls -l`, which some programs show and a few read. */
function longName(entry: SftpEntry): string {
  const moment = instantText(instant(entry.modifiedMs))
  const day = `${months[Number(moment.slice(5, 7)) - 1]} ${moment.slice(8, 10)} ${moment.slice(11, 16)}`
  return `${entry.kind === 'folder' ? 'drwxr-xr-x' : '-rw-r--r--'} 1 brevdue brevdue ${String(entry.size).padStart(10)} ${day} ${entry.name}`
}

const fileEntry = (entry: SftpEntry): FileEntry => ({ filename: entry.name, longname: longName(entry), attrs: attributesOf(entry) })

/** A name alone: REALPATH's answer bears no attributes that anybody reads. */
const nameEntry = (name: string): FileEntry => ({ filename: name, longname: name, attrs: attributesOf({ name, kind: 'folder', size: 0, modifiedMs: 0 }) })

/** Answers one request. */
export function sendReply(stream: SFTPWrapper, requestId: number, reply: Reply): void {
  switch (reply.kind) {
    case 'done':
      return stream.status(requestId, STATUS_CODE.OK)
    case 'end':
      return stream.status(requestId, STATUS_CODE.EOF)
    case 'refused':
      return stream.status(requestId, STATUS_CODE[reply.status], reply.sentence)
    case 'handle':
      return stream.handle(requestId, reply.handle)
    case 'data':
      return stream.data(requestId, reply.data)
    case 'entries':
      return stream.name(requestId, reply.entries.map(fileEntry))
    case 'name':
      return stream.name(requestId, [nameEntry(reply.name)])
    case 'attributes':
      return stream.attrs(requestId, attributesOf(reply.entry))
  }
}
