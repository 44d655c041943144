import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '..', '..')
const program = path.join(root, 'dist', 'src', 'processes', 'main.js')
const readyWithinMs = 60_000

/** A running `brevdue serve` in a process group of its own. */
export interface ServingProcess {
  readonly url: string
  /** Of SFTP; 0 where it is not served. */
  readonly sftpPort: number
  readonly child: ChildProcess
  /** What it has logged so far. */
  log(): string
  /** Resolves with the signal or code by which it ended. */
  readonly ended: Promise<string>
  /** SIGTERM, and waits. */
  stop(): Promise<void>
  /** SIGKILL to its whole group, and waits. */
  kill(): Promise<void>
}

/** Runs `brevdue ARGS` to its end. */
export function runCommand(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env: { ...cleanEnvironment(), ...environment } })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.on('close', (code) => resolve({ code: code ?? -1, output }))
  })
}

const { PATH, HOME, NODE_COMPILE_CACHE } = process.env

/** The environment without what configures Brevdue. */
const cleanEnvironment = (): NodeJS.ProcessEnv => ({ PATH, HOME, LANG: 'C.UTF-8', ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) })

/** What still runs, by data folder: a failed test stops nothing by itself, and its processes would keep the suite waiting. */
const running = new Map<ChildProcess, string | undefined>()

async function killThoseOn(folder: string): Promise<void> {
  for (const [child, dataFolder] of running) {
    if (dataFolder !== folder || child.pid === undefined) continue
    const ended = new Promise((resolve) => child.once('exit', resolve))
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }
}

/** Starts `brevdue serve` on any free port and answers when it is ready. Throws with its log when it is not. */
export function startServing(environment: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<ServingProcess> {
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: '0', SFTP_PORT: '0', DEMO_NATION: 'false', ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  running.set(child, environment['BREVDUE_DATA'])
  child.on('exit', () => running.delete(child))
  const ended = new Promise<string>((resolve) => child.on('exit', (code, signal) => resolve(signal ?? String(code))))
  const signalGroup = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(-child.pid, signal)
    await ended
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${log}`)), readyWithinMs)
    const listen = (text: Buffer): void => {
      log += text.toString()
      const ready = /Brevdue is ready: (\S+)/.exec(log)
      if (ready === null) return
      clearTimeout(timer)
      resolve({ url: ready[1] ?? '', sftpPort: Number(/SFTP: \S+:(\d+),/.exec(log)?.[1] ?? 0), child, log: () => log, ended, stop: () => signalGroup('SIGTERM'), kill: () => signalGroup('SIGKILL') })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then((how) => {
      clearTimeout(timer)
      reject(new Error(`ended before it was ready (${how}):\n${log}`))
    })
  })
}

/** A folder that is gone after the work, with every process that serves on it. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-outage-'))
  try {
    return await work(folder)
  } finally {
    await endFolder(folder)
  }
}

/** Deletes a folder, with every process that serves on it. */
export async function endFolder(folder: string): Promise<void> {
  await killThoseOn(folder)
  await rm(folder, { recursive: true, force: true })
}
