import { addDuration, instantText, parseInstant } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { readClock } from '../../platform/work/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import type { Runtime } from '../runtime.ts'
import { readRuntimeFile } from '../runtime-file.ts'

function target(verb: string, value: string | undefined, now: Instant): Instant {
  if (value === undefined) throw new WrongUse(`clock ${verb} needs a value.`)
  const wanted = verb === 'set' ? parseInstant(value) : addDurationOrUndefined(now, value)
  if (wanted === undefined) throw new WrongUse(verb === 'set' ? 'clock set takes a time such as 2027-03-01T08:00:00Z.' : 'clock advance takes a duration such as P7D or PT15M.')
  return wanted
}

function addDurationOrUndefined(now: Instant, duration: string): Instant | undefined {
  try {
    return addDuration(now, duration)
  } catch {
    return undefined
  }
}

/** The running server moves the clock, since its worker must do what falls due on the way. */
async function move(runtime: Runtime, wanted: Instant): Promise<ExitCode> {
  if (runtime.settings.BREVDUE_MODE === 'production') throw new WrongUse("The clock of production is the machine's; only a sandbox moves it.")
  const { portal } = readRuntimeFile(runtime.dataDirectory)
  if (portal === undefined) throw new WrongUse('No server runs on this data folder; start it with "npm start" first.')
  const answer = await fetch(`${portal}/sandbox/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: instantText(wanted) }),
  })
  const text = await answer.text()
  if (answer.ok) print(text)
  else printFault(text)
  return answer.ok ? 0 : 1
}

async function run(args: readonly string[]): Promise<ExitCode> {
  const [verb = 'show', value] = args
  if (!['show', 'set', 'advance'].includes(verb)) throw new WrongUse('clock takes show, set or advance.')
  return withRuntime(async (runtime) => {
    const { now, offsetMs } = await readClock(runtime.database)
    if (verb !== 'show') return move(runtime, target(verb, value, now))
    print(`${instantText(now)}, ${offsetMs} ms ahead of the machine`)
    return 0
  })
}

export const clockCommand: Command = { usage: 'clock [show | set 2027-03-01T08:00:00Z | advance P7D]', summary: 'Show or move business time (sandbox)', run }
