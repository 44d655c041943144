import path from 'node:path/posix'
import type { SftpPath } from './sftp-folders.ts'
import { SftpRefusal } from './sftp-folders.ts'

const maxPathBytes = 1_024

/** What a client calls a file: from the root, whatever it says; above the root there is nothing. */
export function readSftpPath(text: string): SftpPath {
  if (text.length > maxPathBytes || text.includes('\0')) throw new SftpRefusal('NO_SUCH_FILE', 'No file can have this name.')
  return path.normalize(`/${text}`).split('/').filter((name) => name !== '')
}

export const pathText = (names: SftpPath): string => `/${names.join('/')}`
