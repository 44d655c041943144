import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeSshKeyPair } from './ssh-key-pair.ts'

/** Why tests with OpenSSH's own programs cannot run here; false where they can. */
export const noOpenSsh: string | false = spawnSync('sftp', ['-h']).error === undefined ? false : 'OpenSSH has no sftp here (package openssh-client)'

export interface ClientKey {
  readonly file: string
  readonly line: string
}

/** A key pair in a file that OpenSSH accepts. */
export function makeClientKey(folder: string, name = 'key'): ClientKey {
  const pair = makeSshKeyPair('test')
  const file = path.join(folder, name)
  writeFileSync(file, pair.private, { mode: 0o600 })
  chmodSync(file, 0o600)
  return { file, line: pair.public }
}

export interface SftpCall {
  readonly port: number
  readonly username: string
  readonly keyFile: string
  readonly options?: readonly string[]
}

export interface SftpOutcome {
  readonly code: number
  readonly output: string
}

const sshOptions = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'IdentitiesOnly=yes', 'LogLevel=ERROR', 'PreferredAuthentications=publickey', 'ConnectTimeout=20']

/** OpenSSH's sftp with commands to come on its standard input. */
export function startSftp({ port, username, keyFile, options = [] }: SftpCall): ChildProcess {
  // Of an option given twice the first counts.
  const args = [...options, ...sshOptions.flatMap((option) => ['-o', option]), '-i', keyFile, '-P', String(port), '-b', '-', `${username}@127.0.0.1`]
  return spawn('sftp', args, { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], HOME: '/nonexistent' } })
}

/** Runs commands in one session of OpenSSH's sftp; the first that fails ends it with code 1 (a `-` before a command lets it go on). */
export function runSftp(call: SftpCall, commands: readonly string[]): Promise<SftpOutcome> {
  const child = startSftp(call)
  let output = ''
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()))
  child.stdin?.end(`${commands.join('\n')}\n`)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, output })))
}
