import { verifyLogCommand as verifyLog } from '../../events/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, withRuntime } from '../command.ts'

export const verifyLogCommand: Command = {
  usage: 'verify-log [--heads FILE] [--export-heads FILE]',
  summary: 'Check the hash chain of the log; name every changed, removed or added row',
  run: (args) => withRuntime(async ({ database, contentStore }) => (await verifyLog({ database, keys: contentStore.ring, print }, args)) as ExitCode), // 0, 1 or 2
}
