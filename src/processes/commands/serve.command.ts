import { parseArgs } from 'node:util'
import type { Settings } from '../../platform/configuration/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { environmentSettings, print, WrongUse } from '../command.ts'
import { openRuntime } from '../runtime.ts'
import type { Part, Serving } from '../serve.ts'
import { partNames, serve } from '../serve.ts'
import { checkHostKey } from '../sftp-part.ts'

const isPart = (name: string): name is Part => partNames.some((part) => part === name)

function readParts(text: string | undefined): ReadonlySet<Part> {
  const names = (text ?? 'web,api,worker,sftp').split(',').map((name) => name.trim())
  const parts = names.filter(isPart)
  if (parts.length !== names.length) throw new WrongUse(`--parts takes some of ${partNames.join(', ')}, separated by commas.`)
  return new Set(parts)
}

/** The same Ctrl-C comes again from npm and the launcher, which hand signals on: it must not cut the ending short. */
const toldToStop = (signals: readonly NodeJS.Signals[]): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve())
  })

/** SIGHUP comes from a terminal that closes, or to a service whose files have changed. */
const rereadsOnHangup = ({ BREVDUE_MODE }: Settings): boolean => BREVDUE_MODE === 'production'

async function run(args: readonly string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { parts: { type: 'string' } } })
  const parts = readParts(values.parts)
  const settings = environmentSettings()
  checkHostKey(settings, parts)
  const stopWanted = toldToStop(rereadsOnHangup(settings) ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'])
  let reread = (): void => undefined
  if (rereadsOnHangup(settings)) process.on('SIGHUP', () => reread())
  const runtime = await openRuntime(settings)
  const serving: Serving = await serve(runtime, parts)
  reread = () => serving.reread()
  const address = runtime.settings.PUBLIC_URL ?? serving.addresses.portal ?? serving.addresses.system ?? '(no listener)'
  if (serving.addresses.sftp !== undefined) print(`SFTP: ${serving.addresses.sftp}, host key ${serving.sftpFingerprint}`)
  print(`Brevdue is ready: ${address}`)
  await stopWanted
  await serving.stop()
  return 0
}

export const serveCommand: Command = {
  usage: 'serve [--parts web,api,worker,sftp]',
  summary: 'Run the program, or some parts of it; in sandbox mode with its own database',
  run,
}
