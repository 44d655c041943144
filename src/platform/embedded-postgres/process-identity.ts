import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

// Numbers of processes are reused, so a number alone in a file proves nothing.

/** What tells this process from any other that ever bore its number; `undefined` when it does not live. */
export function processIdentity(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxIdentity(pid)
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : undefined
  const [state = '', ...started] = askPs(pid, 'stat=,lstart=').split(/\s+/)
  return state === '' || state.startsWith('Z') ? undefined : started.join(' ')
}

/** Whether the process is a program started with exactly this argument. On Windows only whether it lives. */
export function runsWithArgument(pid: number, argument: string): boolean {
  if (process.platform === 'linux') return (readProc(`${pid}/cmdline`) ?? '').split('\0').includes(argument)
  if (process.platform === 'win32') return isAlive(pid)
  return ` ${askPs(pid, 'command=')} `.includes(` ${argument} `)
}

/** The start in ticks since boot, and the boot. A zombie has ended: nobody may be left to bury it in a container. */
function linuxIdentity(pid: number): string | undefined {
  const stat = readProc(`${pid}/stat`)
  if (stat === undefined) return undefined
  // The name of the program, the second field, is in parentheses and may contain blanks: the third field follows the last ')'.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined
  return `${startTicks} ${(readProc('sys/kernel/random/boot_id') ?? '').trim()}`
}

function readProc(name: string): string | undefined {
  try {
    return readFileSync(`/proc/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

function askPs(pid: number, columns: string): string {
  return spawnSync('ps', ['-ww', '-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
