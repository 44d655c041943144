import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Measure, Sample } from './measure.ts'
import { minuteMs, minuteOf } from './measure.ts'
import { addCounted } from './minutes.queries.ts'

/** Writes samples of a minute as they are. */
export const insertSamples = (tx: Transaction, minute: MachineTime, samples: readonly Sample[]): Promise<number> =>
  addCounted(tx, { minute, measures: samples.map(({ measure }) => measure), labels: samples.map(({ labels }) => labels), values: samples.map(({ value }) => value) })

const sample = (measure: Measure, value: number, ...labels: string[]): Sample => ({ measure, labels, value: Math.round(value) })

/** Letters of a minute, one by one: most of them soon visible, later while a mailing runs. */
const singleLetters = (letters: number, pace: 'usual' | 'slow'): Sample[] => [
  sample('accepted', letters, 'single'),
  sample('rejected', letters / 50),
  sample('visible', letters * 0.7, 'single', pace === 'usual' ? '0.2' : '0.8'),
  sample('visible', letters * 0.28, 'single', pace === 'usual' ? '0.4' : '2'),
  sample('visible', letters * 0.02, 'single', pace === 'usual' ? '0.8' : '4'),
  sample('due', letters / 20, 'route', 'single'),
  sample('age', letters * 30, 'route', 'single'),
  sample('receipts-handed-over', letters * 0.1, 'push'),
]

const massLetters = (letters: number, since: number): Sample[] => [
  sample('accepted', letters, 'bulk'),
  sample('visible', letters, 'bulk', '1.5'),
  sample('in-containers', 40_000 * Math.sin(since * 4), 'bulk'),
  sample('due', 4, 'take-containers', 'bulk'),
  sample('age', 90_000 * Math.sin(since * 4), 'take-containers', 'bulk'),
]

const bothKinds = (singles: number, masses: number): Sample[] => [
  sample('routed', singles + masses, 'mailbox'),
  sample('delivered', singles * 0.8 + masses, 'mailbox'),
  sample('receipts-given', singles + masses),
  sample('receipts-handed-over', singles * 0.9 + masses, 'pull'),
  sample('checked', singles + masses),
]

const failingReceiver = [sample('attempts', 8, 'letters', 'failed'), sample('failing', 1), sample('undeliverable', 3)]
const workingReceiver = (letters: number): Sample[] => [sample('delivered', letters, 'system'), sample('attempts', letters, 'letters', 'taken')]

/** A day as a municipality may have it: letters by day, a mailing at noon, a receiver that fails for two hours. `hours` is the time of day. */
function samplesAt(hours: number): Sample[] {
  const byDay = Math.max(0, Math.sin(((hours - 6) / 12) * Math.PI))
  const singles = 40 * byDay + 6 * byDay * Math.sin(hours * 40)
  const isMailing = hours > 12 && hours < 12.75
  const masses = isMailing ? 9_000 : 0
  const samples = [
    ...singleLetters(singles, isMailing ? 'slow' : 'usual'),
    ...(isMailing ? massLetters(masses, hours - 12) : []),
    ...bothKinds(singles, masses),
    ...(hours > 8 && hours < 10 ? failingReceiver : workingReceiver(singles / 5)),
  ]
  return [sample('processes', 1), sample('gaps', 0), ...samples.filter(({ value }) => value > 0)]
}

/** Fills the last minutes with such days; the program stood still for an hour of each. */
export const insertTestDays = (database: Database, minutes: number): Promise<void> =>
  database.transaction(async (tx) => {
    const last = minuteOf(machineNow())
    for (let back = 1; back <= minutes; back++) {
      const minute = (last - back * minuteMs) as MachineTime // branding
      const hours = (minute / 3_600_000) % 24
      if (hours < 3 || hours > 4) await insertSamples(tx, minute, samplesAt(hours))
    }
  })
