import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import type { TestEntry } from '../../src/exchange/containers/containers.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { faulty, letters } from './sent-containers.testing.ts'

const looksEveryMs = 50
const looksAtMost = 400
/** More than one slice takes in, so that the mailing is not at its end when its faults are counted. */
const wrongEntries = 200

/** Ids of mailings of an authority, by what they show. */
export interface SentMailings {
  /** Looked through; some of its letters would fail. */
  readonly ready: string
  /** Its first step is done, the second waits. */
  readonly waiting: string
  /** By itself, since too much is wrong. */
  readonly pausedForFaults: string
  readonly stopped: string
}

/** The wire's mailing, as far as it is looked at. */
interface Mailing {
  readonly id: string
  readonly state: string
  readonly nextStepDateTime?: string
}

/** Sends mailings as an authority's system and brings each to its state. */
export async function sendMailings(sandbox: ServedSandbox, cvr: string): Promise<SentMailings> {
  const { authorization } = await sandbox.senderSystem(cvr)
  const address = `${sandbox.url}/apis/brevdue/v1/mailings/`
  const until = async (id: string, holds: (mailing: Mailing) => boolean): Promise<string> => {
    for (let looks = 0; looks < looksAtMost; looks++) {
      if (holds(await jsonOf<Mailing>(fetch(`${address}${id}`, { headers: { authorization } })))) return id
      await pause(looksEveryMs)
    }
    throw new Error('A mailing did not come where it was to be')
  }
  const send = async (name: string, entries: readonly TestEntry[]): Promise<string> => {
    const headers = { authorization, 'content-type': 'application/x-tar' }
    const { id } = await jsonOf<Mailing>(fetch(`${address}?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body: Buffer.from(await tarOf(entries)) }))
    return until(id, ({ state }) => state === 'READY')
  }
  const act = async (id: string, wish: string): Promise<string> => {
    await jsonOf(fetch(`${address}${id}/${wish}`, { method: 'POST', headers: { authorization } }))
    return id
  }
  const ready = await send('Årsopgørelser 2026', [...(await letters(sandbox, cvr, 12)), ...faulty()])
  const stepDone = (id: string): Promise<string> => until(id, ({ nextStepDateTime }) => nextStepDateTime !== undefined)
  /** Whoever lets a mailing go on does not wait for its next step. */
  const hurry = async (id: string): Promise<string> => act(await act(await stepDone(id), 'pause'), 'resume')
  const waiting = await stepDone(await act(await send('Vand og varme', await letters(sandbox, cvr, 20)), 'start'))
  const wrong = await act(await send('Rykkere', faulty(wrongEntries)), 'start')
  const pausedForFaults = await until(await hurry(await hurry(wrong)), ({ state }) => state === 'PAUSED')
  const stopped = await act(await send('Sendt ved en fejl', await letters(sandbox, cvr, 6)), 'stop')
  return { ready, waiting, pausedForFaults, stopped }
}
