import { ConfigurationFault } from '../platform/configuration/index.ts'
import type { Command, ExitCode } from './command.ts'
import { print, printFault, WrongUse } from './command.ts'
import { checkCommand } from './commands/check.command.ts'
import { clockCommand } from './commands/clock.command.ts'
import { configCommand } from './commands/config.command.ts'
import { identitiesCommand } from './commands/identities.command.ts'
import { memoCommand } from './commands/memo.command.ts'
import { migrateCommand } from './commands/migrate.command.ts'
import { rotateKeysCommand } from './commands/rotate-keys.command.ts'
import { sandboxCaCommand } from './commands/sandbox-ca.command.ts'
import { agreementsCommand } from './commands/agreements.command.ts'
import { rightsCommand } from './commands/rights.command.ts'
import { seedCommand } from './commands/seed.command.ts'
import { sendCommand } from './commands/send.command.ts'
import { serveCommand } from './commands/serve.command.ts'
import { setWeightCommand } from './commands/set-weight.command.ts'
import { systemsCommand } from './commands/systems.command.ts'
import { tokensCommand } from './commands/tokens.command.ts'
import { verifyLogCommand } from './commands/verify-log.command.ts'

const commands: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  send: sendCommand,
  check: checkCommand,
  'verify-log': verifyLogCommand,
  memo: memoCommand,
  clock: clockCommand,
  identities: identitiesCommand,
  rights: rightsCommand,
  tokens: tokensCommand,
  agreements: agreementsCommand,
  'set-weight': setWeightCommand,
  'rotate-keys': rotateKeysCommand,
  config: configCommand,
  systems: systemsCommand,
  'sandbox-ca': sandboxCaCommand,
}

function help(): ExitCode {
  print('Usage: brevdue COMMAND\n')
  for (const { usage, summary } of Object.values(commands)) print(`  ${usage}\n      ${summary}`)
  print('\nExit codes: 0 done, 1 found faults, 2 wrong use. Settings: "brevdue config".')
  return 0
}

/** Wrong settings and wrong arguments: Node's own argument parser throws errors with codes of this form. */
const isWrongUse = (error: unknown): boolean =>
  error instanceof ConfigurationFault || error instanceof WrongUse || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))

/** Says what to do where we know it; anything else is a bug and shows where it happened. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return isWrongUse(error) || 'remedy' in error ? error.message : (error.stack ?? error.message)
}

async function run(name: string, args: readonly string[]): Promise<ExitCode> {
  const command = commands[name]
  if (name === '' || name === '--help' || name === 'help') return help()
  if (command === undefined) throw new WrongUse(`Unknown command ${name}; "brevdue --help" lists them.`)
  if (args.includes('--help')) {
    print(`Usage: brevdue ${command.usage}\n${command.summary}`)
    return 0
  }
  return command.run(args)
}

/** The process edge: the only place where what nobody expected is caught. */
async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2)
  try {
    process.exitCode = await run(name, args)
  } catch (error) {
    printFault(explain(error))
    process.exitCode = isWrongUse(error) ? 2 : 1
  }
  // Nothing may keep a finished command alive.
  process.exit()
}

await main()
