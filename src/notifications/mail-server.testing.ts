import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

/** What a mail server does with one e-mail: takes it, answers a code at RCPT or after the content, never answers (all of them, or this one), or hangs up after the content. */
export type Behaviour = 'take' | 'hang' | 'hang-once' | 'drop' | { readonly atRecipient: number } | { readonly afterContent: number }

/** A real mail server on this machine that can be told how to behave. */
export interface TestMailServer {
  readonly port: number
  readonly url: string
  /** Raw e-mails that it took, in order of arrival. */
  readonly taken: string[]
  /** How the next e-mails fare, one after the other; afterwards all are taken. */
  readonly script: Behaviour[]
  /** How many it was offered. */
  offered(): number
  close(): Promise<void>
}

const answered = (responseCode: number): Error => Object.assign(new Error(`${responseCode} as told`), { responseCode })

/** Starts one on any free port, or on one that was used before. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<TestMailServer> {
  const taken: string[] = []
  const script: Behaviour[] = []
  let offered = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onRcptTo: (_address, _session, answer) => {
      offered++
      const [next = 'take'] = script
      if (next === 'hang') return
      if (next === 'hang-once') return void script.shift()
      if (typeof next !== 'object' || !('atRecipient' in next)) return answer()
      script.shift()
      answer(answered(next.atRecipient))
    },
    onData: (stream, session, answer) => {
      void buffer(stream).then((bytes) => {
        const next = script.shift() ?? 'take'
        if (next === 'drop') return [...server.connections].find(({ session: open }) => open.id === session.id)?.close()
        if (typeof next === 'object' && 'afterContent' in next) return answer(answered(next.afterContent))
        taken.push(bytes.toString('latin1'))
        answer(null)
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address() as AddressInfo // it listens on TCP
  return {
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    script,
    offered: () => offered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
