import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log/index.ts'
import { SteadyLoop } from '../../platform/work/index.ts'
import { readState } from '../metrics/read-state.ts'
import { countedBetween, readCounted } from './counted-samples.ts'
import type { CountedMeasure, Measure, Sample, StateMeasure } from './measure.ts'
import { minuteMs, minuteOf } from './measure.ts'
import { addCounted, deleteMinutes, keepHighest } from './minutes.queries.ts'
import { gapSamples, stateSamples } from './state-samples.ts'

const keptMs = 30 * 86_400_000
/** So that the minute that has just ended is over on other machines too. */
const afterTheMinuteMs = 200

/** A process that lived through the minute: a chart has a hole where there was none. */
const oneProcess: Sample<CountedMeasure> = { measure: 'processes', labels: [], value: 1 }

interface Turn {
  readonly minute: MachineTime
  readonly counted: readonly Sample<CountedMeasure>[]
  readonly states: readonly Sample<StateMeasure>[]
}

const keyOf = ({ measure, labels }: Sample): string => `${measure} ${labels.join()}`

const columnsOf = (samples: readonly Sample[]) => {
  const sorted = samples.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return { measures: sorted.map(({ measure }): Measure => measure), labels: sorted.map(({ labels }) => labels), values: sorted.map(({ value }) => Math.round(value)) }
}

async function write(tx: Transaction, { minute, counted, states }: Turn): Promise<void> {
  await addCounted(tx, { minute, ...columnsOf([oneProcess, ...counted]) })
  await keepHighest(tx, { minute, ...columnsOf(states) })
  await deleteMinutes(tx, { before: (minute - keptMs) as MachineTime }) // branding
}

/** Writes once a minute what the process counted in it and how things stand. Every process runs one: what they counted adds up. */
export class MinuteSampler extends SteadyLoop {
  private readonly services: { readonly database: Database; readonly log: Log }
  /** Nothing until the first turn: what was counted while the program began counts too. */
  private before: ReadonlyMap<string, Sample> = new Map()
  private sampled: MachineTime

  constructor(services: { readonly database: Database; readonly log: Log }) {
    super()
    this.services = services
    this.sampled = minuteOf(machineNow())
  }

  /** Writes what is left of the minute in hand. */
  override async stop(): Promise<void> {
    await super.stop()
    await this.sample(minuteOf(machineNow()))
  }

  /** Writes a minute; to be called by itself in tests only. What cannot be written is written with the next one. */
  async sample(minute: MachineTime): Promise<void> {
    const { database, log } = this.services
    try {
      const after = await readCounted()
      const states = [...stateSamples(await database.read(readState)), ...(await gapSamples())]
      await database.transaction((tx) => write(tx, { minute, counted: countedBetween(this.before, after), states }))
      this.before = after
    } catch (error) {
      log.warn('the minute was not sampled', { error })
    }
  }

  protected async turn(): Promise<number> {
    const now = machineNow()
    const minute = minuteOf(now)
    if (minute > this.sampled) {
      await this.sample(this.sampled)
      this.sampled = minute
    }
    return minute + minuteMs + afterTheMinuteMs - now
  }
}
