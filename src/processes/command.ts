import type { Settings } from '../platform/configuration/index.ts'
import { readConfiguration } from '../platform/configuration/index.ts'
import { openLog } from '../platform/log/index.ts'
import type { Runtime } from './runtime.ts'
import { openRuntime } from './runtime.ts'
import { settingChecks } from './setting-checks.ts'

/** 0 done, 1 found faults, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  readonly usage: string
  readonly summary: string
  run(args: readonly string[]): Promise<ExitCode>
}

/** A command was called wrongly; its usage is printed. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`)
export const printFault = (line: string): void => void process.stderr.write(`${line}\n`)

export const environmentSettings = (): Settings => readConfiguration(process.env, settingChecks)

/** Runs a one-shot command on an open runtime, quietly, and closes it whatever happens. */
export async function withRuntime(work: (runtime: Runtime) => Promise<ExitCode>): Promise<ExitCode> {
  const settings = environmentSettings()
  const runtime = await openRuntime(settings, openLog(settings.LOG_LEVEL === 'info' ? 'warn' : settings.LOG_LEVEL))
  try {
    return await work(runtime)
  } finally {
    await runtime.close()
  }
}
