import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { machineNow } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import { Rooms } from './rooms.ts'
import { SpooledFile } from './spooled-file.ts'

const keyBytes = 32
/** Of processes elsewhere that share the folder we cannot know; nothing is uploaded for so long. */
const deadAfterMs = 86_400_000

/** Where a process keeps uploads until they are taken in. */
export interface Spool {
  /** A file of somebody's; what all files of one owner take together is limited. */
  create(owner: string): Promise<SpooledFile>
  /** Takes every file away. */
  close(): Promise<void>
}

/** Each process has a folder of its own, whose name says whose it is. */
const ownName = (): string => `${hostname()}~${process.pid}~${uuidV4()}`

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Nobody can read what a process left that is gone: its key went with it. */
async function isDead(folder: string): Promise<boolean> {
  const [host, pid] = path.basename(folder).split('~')
  if (host === hostname()) return Number(pid) === process.pid || !runs(Number(pid))
  return (await stat(folder)).mtimeMs < machineNow() - deadAfterMs
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const left = path.join(folder, name)
    if (await isDead(left).catch(() => false)) await rm(left, { recursive: true, force: true })
  }
}

/** Opens a spool below a folder, and sweeps what killed processes left there. One in a process. */
export async function openSpool(folder: string, maxBytesOfOwner: number): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  const own = path.join(folder, ownName())
  await mkdir(own, { mode: 0o700 })
  const key = randomBytes(keyBytes)
  const rooms = new Rooms(maxBytesOfOwner)
  return {
    create: (owner) => SpooledFile.create(path.join(own, uuidV4()), key, rooms.of(owner)),
    close: () => rm(own, { recursive: true, force: true }),
  }
}
