import { type SpawnOptions, spawn } from 'node:child_process'
import { type Installation, programFile } from './installation.ts'
import type { ServerUser } from './server-user.ts'

/** How PostgreSQL's programs are started: as their user, from a folder that this user can enter, without settings from our environment. */
export function programOptions(user: ServerUser | undefined): SpawnOptions {
  const { PATH, SystemRoot, TEMP } = process.env
  return { cwd: '/', windowsHide: true, env: { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }, ...user }
}

/** Runs a program to its end. `exitCode` is `null` when a signal ended it, or it could not be started. */
export function runProgram(
  installation: Installation,
  name: 'initdb',
  programArguments: string[],
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(programFile(installation, name), programArguments, { ...programOptions(installation.user), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const gather = (text: string): void => {
    output += text
  }
  child.stdout?.setEncoding('utf8').on('data', gather)
  child.stderr?.setEncoding('utf8').on('data', gather)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ exitCode: null, output: error.message }))
    child.once('close', (exitCode) => resolve({ exitCode, output }))
  })
}
