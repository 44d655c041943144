import { link, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { uuidV4 } from './uuid.ts'

/**
 * The text of a file with a secret, which is made at the first call: 0600, written and synced once.
 * Processes that start together agree on one: a link to a name that exists fails, so only the first one's file stays.
 */
export async function readOrMakeSecretFile(file: string, make: () => string): Promise<string> {
  const found = await readIfThere(file)
  if (found !== undefined) return found
  await makeFile(file, make())
  return readFile(file, 'utf8')
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function makeFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${uuidV4()}`
  try {
    await writeDurably(draft, text)
    await link(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  await syncFolder(path.dirname(file))
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Without this a power cut could take the secret back after it was used. Windows has no such call and writes names through. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
