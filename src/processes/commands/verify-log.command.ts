import { verifyLogCommand as verifyLog } from '../../events/index.ts'
import type { Command } from '../command.ts'
import { print, withRuntime } from '../command.ts'

export const verifyLogCommand: Command = {
  usage: 'verify-log [--heads FILE] [--export-heads FILE]',
  summary: 'Check the hash chain of the log; name every changed, removed or added row',
  run: (args) => withRuntime(({ database, contentStore }) => verifyLog({ database, keys: contentStore.ring, print }, args)),
}
