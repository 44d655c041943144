import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, lchownSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removeEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'

/** Somebody who has only npm: a home of their own, and the repository cloned into it. */
export interface Newcomer {
  readonly home: string
  readonly repository: string
  readonly environment: NodeJS.ProcessEnv
  /** Undefined: whoever runs this. */
  readonly uid: number | undefined
  readonly started: Started[]
}

/** What a newcomer may bring from the machine: the way to programs and packages. Nothing that configures Brevdue, and no other home. */
const brought = /^(PATH|LANG|TERM|npm_config_registry|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/

function environmentOf(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => brought.test(name))
  return { ...Object.fromEntries(kept), HOME: home, npm_config_cache: path.join(home, '.npm'), npm_config_update_notifier: 'false', PORT: '0' }
}

/** Runs a program to its end. Throws with what it said when it fails. */
export function run(program: string, args: readonly string[], options: SpawnOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`))))
  })
}

function handOver(folder: string, uid: number): void {
  chownSync(folder, uid, uid)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(path.join(folder, name), uid, uid)
}

/** A home of mode 0700 and in it a clone of HEAD, without what is not committed. */
async function arrive(root: string, uid: number | undefined): Promise<Newcomer> {
  const home = mkdtempSync(path.join(tmpdir(), 'brevdue-newcomer-'))
  const repository = path.join(home, 'brevdue')
  mkdirSync(path.join(home, '.npm'))
  await run('git', ['clone', '--quiet', root, repository], {})
  if (uid !== undefined) handOver(home, uid)
  return { home, repository, environment: environmentOf(home), uid, started: [] }
}

/** Options to run something as the newcomer, in the clone. */
export const asNewcomer = ({ repository, environment, uid }: Newcomer): SpawnOptions => ({ cwd: repository, env: environment, ...(uid === undefined ? {} : { uid, gid: uid }) })

/** Runs work as a newcomer; nothing of them stays behind. */
export async function withNewcomer<Result>(root: string, uid: number | undefined, work: (newcomer: Newcomer) => Promise<Result>): Promise<Result> {
  const newcomer = await arrive(root, uid)
  try {
    return await work(newcomer)
  } finally {
    for (const { end } of newcomer.started) await end('SIGKILL')
    await removeEmbeddedPostgres(path.join(newcomer.repository, 'data'))
    rmSync(newcomer.home, { recursive: true, force: true })
  }
}

/** A started `npm start`. */
export interface Started {
  readonly url: string
  readonly child: ChildProcess
  /** Sends a signal to its whole group, as a terminal does, and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>
}

const readyWithinMs = 60_000
const endsWithinMs = 15_000

/** `npm start`, until it says that it is ready. Throws with what it said when that does not come in time. */
export function npmStart(newcomer: Newcomer, args: readonly string[]): Promise<Started> {
  const child = spawn('npm', ['start', ...args], { ...asNewcomer(newcomer), detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const signalGroup = (signal: NodeJS.Signals): void => void (child.pid !== undefined && child.exitCode === null && child.signalCode === null && process.kill(-child.pid, signal))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const killing = setTimeout(() => signalGroup('SIGKILL'), endsWithinMs)
    signalGroup(signal)
    await ended
    clearTimeout(killing)
    if (signal !== 'SIGKILL' && child.signalCode === 'SIGKILL') throw new Error(`npm start did not end within ${endsWithinMs} ms of ${signal}:\n${output}`)
  }
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => void end('SIGKILL').then(() => reject(new Error(`${why}:\n${output}`)))
    const late = setTimeout(() => fail('not ready in time'), readyWithinMs)
    void ended.then(() => fail('ended before it was ready'))
    const listen = (text: Buffer): void => {
      output += text.toString()
      const url = /Brevdue is ready: (\S+)/.exec(output)?.[1]
      if (url === undefined) return
      clearTimeout(late)
      const started = { url, child, end }
      newcomer.started.push(started)
      resolve(started)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
  })
}
