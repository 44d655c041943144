import { Agent, request } from 'node:http'
import { stopwatch } from '../../src/platform/clock/index.ts'
import type { BenchLetter, World } from './world.ts'

/** Sends letters over so many kept-alive connections and answers letters per second. Throws when one is refused. */
export async function sendAll(url: string, world: World, letters: readonly BenchLetter[], connections: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let next = 0
  const worker = async (): Promise<void> => {
    for (let letter = letters[next++]; letter !== undefined; letter = letters[next++]) await sendOne(agent, url, world, letter)
  }
  const elapsedMs = stopwatch()
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = elapsedMs() / 1000
  agent.destroy()
  return letters.length / seconds
}

export function sendOne(agent: Agent, url: string, world: World, { messageUuid, body }: BenchLetter): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, {
      agent,
      method: 'POST',
      headers: { authorization: world.authorization, 'content-type': 'application/xml', 'content-length': body.length },
    })
    sending.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 201 ? resolve() : reject(new Error(`answered ${answer.statusCode}`))))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}
