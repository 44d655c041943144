import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pause } from '../clock/index.ts'
import { openLog, Outage } from '../log/index.ts'
import { Clamd } from './clamd.ts'

/** Why there is no clamd to test against; undefined when there is one. */
export const whyNoClamd = (): string | undefined => (programs.some(isThere) ? undefined : 'no clamd: install clamav-daemon; it needs neither signatures nor freshclam')

// Debian keeps it where only root looks.
const programs = ['clamd', '/usr/sbin/clamd']
const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** The test file of EICAR that every scanner finds; put together here, so that none finds it in this file. */
export const eicar = (): Buffer => Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE!$H+H*'].join('-'))

/** A clamd of our own, which knows one virus: the test file of EICAR. */
export interface RealClamd {
  /** Its socket. */
  readonly path: string
  readonly port: number
  start(): Promise<void>
  /** Ends it; it can be started again. */
  stop(): Promise<void>
  /** Ends it for good. */
  close(): Promise<void>
}

const configurationOf = (folder: string, port: number): string =>
  ['Foreground yes', `LocalSocket ${folder}/socket`, 'FixStaleSocket yes', `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', `DatabaseDirectory ${folder}/signatures`, `TemporaryDirectory ${folder}`, 'StreamMaxLength 2M', 'MaxFileSize 2M', 'MaxRecursion 3', 'AlertExceedsMax yes', ''].join('\n')

const silent = openLog('silent')
const answers = (socket: string): Promise<boolean> => new Clamd({ address: { path: socket }, maxBytes: 1, silenceMs: 1_000 }, silent, new Outage(silent, 'virus scan')).ping()

export async function openRealClamd(port: number): Promise<RealClamd> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clamd-'))
  const socket = path.join(folder, 'socket')
  await mkdir(path.join(folder, 'signatures'))
  const file = eicar()
  await writeFile(path.join(folder, 'signatures', 'eicar.hdb'), `${createHash('md5').update(file).digest('hex')}:${file.length}:Eicar-Test\n`)
  await writeFile(path.join(folder, 'clamd.conf'), configurationOf(folder, port))
  const program = programs.find(isThere) ?? ''
  let child: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null) return
    const ended = new Promise((resolve) => void child?.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  return {
    path: socket,
    port,
    async start() {
      child = spawn(program, ['--config-file', path.join(folder, 'clamd.conf')], { stdio: 'ignore' })
      for (let waits = 0; waits < 200 && !(await answers(socket)); waits++) await pause(100)
    },
    stop,
    async close() {
      await stop()
      await rm(folder, { recursive: true })
    },
  }
}
