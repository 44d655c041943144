import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { Client } from 'pg'
import { stopServer } from './running-server.ts'
import { clusterFolder, knownHome, systemFolder } from './server-home.ts'

export const isRoot = process.getuid?.() === 0
export const nobody = { uid: 65_534, gid: 65_534 }

/**
 * A data folder that every user can enter. After the test its server is stopped and all is deleted.
 * By its name the next suite finds what a killed test left behind.
 */
export function temporaryFolder(test: TestContext, mode = 0o755): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `brevdue-suite-${process.pid}-`)))
  chmodSync(folder, mode)
  test.after(async () => {
    const home = knownHome(folder)
    await stopServer(clusterFolder(home))
    if (home.startsWith(systemFolder)) rmSync(home, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
  return folder
}

/** The first value of the first row. */
export async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** Whether a server answers there. */
export async function answers(url: string): Promise<boolean> {
  return ask(url, 'SELECT 1').then(
    () => true,
    () => false,
  )
}

export function serverPid(folder: string): number {
  return Number.parseInt(readFileSync(path.join(clusterFolder(knownHome(folder)), 'postmaster.pid'), 'utf8'), 10)
}

export interface OtherProcess {
  child: ChildProcess
  /** `started`, `adopted` or `failed`. */
  how: string
  /** The address of the server, or what failed. */
  said: string
}

/** Starts another process, in a process group of its own, without waiting for what it says. */
export function spawnUser(test: TestContext, folder: string, user?: { uid: number; gid: number }): ChildProcess {
  const script = path.join(import.meta.dirname, `use-server.testing${path.extname(import.meta.filename)}`)
  const options: SpawnOptions = { ...user, cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'inherit'] }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], options)
  test.after(() => killGroup(child))
  return child
}

export async function otherProcess(test: TestContext, folder: string, user?: { uid: number; gid: number }): Promise<OtherProcess> {
  const child = spawnUser(test, folder, user)
  let line = ''
  for await (const part of child.stdout ?? []) {
    line += String(part)
    if (line.endsWith('\n')) break
  }
  const [how = '', ...said] = line.trim().split(' ')
  return { child, how, said: said.join(' ') }
}

/** Lets the process release its server and end. */
export async function endUser(child: ChildProcess): Promise<void> {
  child.stdin?.end()
  if (child.exitCode === null) await once(child, 'exit')
}

/** Kills the process and its whole group, as a closed terminal or an impatient operator does. */
export async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, 'SIGKILL')
  await once(child, 'exit')
}
