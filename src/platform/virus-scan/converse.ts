import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { ClamdAddress } from './clamd-address.ts'

/** More than clamd ever says; whoever says more is somebody else. */
const longestAnswer = 4_096

/** Nobody there, silence, a connection that ended early, or no answer of this protocol. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** One connection: what is said on it, and the one answer that comes. */
class Conversation {
  readonly answer: Promise<string>
  private readonly socket: Socket
  private heard = ''
  private over = false

  constructor(address: ClamdAddress, silenceMs: number) {
    this.socket = connect({ ...address, noDelay: true })
    this.answer = new Promise((resolve, reject) => {
      const end = (how: () => void): void => {
        this.over = true
        how()
      }
      this.socket.setTimeout(silenceMs, () => end(() => reject(new NoAnswer('clamd is silent'))))
      this.socket.on('data', (part: Buffer) => {
        this.heard += part.toString('latin1')
        const length = this.heard.indexOf('\0')
        if (length >= 0) end(() => resolve(this.heard.slice(0, length)))
        else if (this.heard.length > longestAnswer) end(() => reject(new NoAnswer('This is not clamd')))
      })
      this.socket.once('error', (cause) => end(() => reject(new NoAnswer('The connection to clamd failed', { cause }))))
      this.socket.once('close', () => end(() => reject(new NoAnswer('clamd hung up'))))
    })
    this.answer.catch(() => undefined)
  }

  /** Says it as fast as it is taken; answers false, and says nothing, when the answer, or the end, is there already. */
  async say(bytes: Uint8Array): Promise<boolean> {
    if (this.over) return false
    if (!this.socket.write(bytes)) await Promise.race([new Promise((resolve) => void this.socket.once('drain', resolve)), this.answer.catch(() => undefined)])
    return true
  }

  end(): void {
    this.socket.destroy()
  }
}

/** What clamd said, without the zero byte at its end. Early: before it was told everything. */
export interface Answer {
  readonly text: string
  readonly isEarly: boolean
}

/** Says the pieces on a connection of their own and answers what clamd says. Throws `NoAnswer`, and what the pieces throw. */
export async function converse(address: ClamdAddress, silenceMs: number, said: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Answer> {
  const conversation = new Conversation(address, silenceMs)
  try {
    for await (const piece of said) if (!(await conversation.say(piece))) return { text: await conversation.answer, isEarly: true }
    return { text: await conversation.answer, isEarly: false }
  } finally {
    conversation.end()
  }
}
