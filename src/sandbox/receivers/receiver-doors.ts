import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pause } from '../../platform/clock/index.ts'
import { isUuid, uuidV7 } from '../../platform/crypto/index.ts'
import { peerOf } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { ReadCall } from './read-call.ts'
import { readCall } from './read-call.ts'
import type { Behaviour, Door, Receiver, ReceiverCallId, ReceiverId } from './receiver.ts'
import { doors, receiverPath } from './receiver.ts'
import type { DoorServices, ReceiverServices } from './receiver-environment.ts'
import { findReceiver, insertReceiverCall } from './receivers.queries.ts'
import { rejectLetter } from './reject-letter.ts'

const statusOf: Readonly<Record<Behaviour, number | null>> = { accept: 200, slow: 200, 'reject-receipt': 200, refuse: 400, error500: 500, hang: null, drop: null }

/** What does not come as it should is refused by those who would take it: a sender's mistake shall show. */
const answerTo = (behaviour: Behaviour, { kind }: ReadCall): number | null => (statusOf[behaviour] === 200 && kind === 'unreadable' ? 400 : statusOf[behaviour])

/** Doors on a server; what they still do is ended with it. */
class ReceiverDoors {
  private readonly hanging = new Set<Socket>()
  private readonly closing = new AbortController()
  private readonly rejections = new Set<Promise<void>>()
  private readonly services: ReceiverServices

  constructor(services: ReceiverServices) {
    this.services = services
  }

  async close(): Promise<void> {
    this.closing.abort()
    for (const socket of this.hanging) socket.destroy()
    await Promise.allSettled(this.rejections)
  }

  async take(door: Door, receiverId: ReceiverId, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const receiver = await this.services.database.read((on) => findReceiver(on, { receiverId }))
    if (receiver === undefined) throw new Problem(generalProblems['not.found'])
    const body = (request.body ?? request.raw) as Readable // the only content parser hands the stream on
    const read = await readCall(door, body, request.headers['content-type']).catch(() => undefined)
    // Whoever went away in the middle has brought nothing.
    if (read === undefined) return hangUp(request, reply)
    const status = answerTo(receiver.behaviour, read)
    await this.remember(receiver, read, status)
    return this.answer(receiver, read, request, reply)
  }

  private async remember({ receiverId, behaviour }: Receiver, read: ReadCall, answerStatus: number | null): Promise<void> {
    await this.services.database.transaction((tx) =>
      insertReceiverCall(tx, { callId: uuidV7(tx.now) as ReceiverCallId, receiverId, ...read, behaviour, answerStatus, now: tx.now }), // branding
    )
  }

  private async answer({ receiverId, behaviour, delayMs }: Receiver, read: ReadCall, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (behaviour === 'drop') return hangUp(request, reply)
    if (behaviour === 'hang') return this.hang(request, reply)
    if (behaviour === 'slow') await pause(delayMs, this.closing.signal)
    const status = answerTo(behaviour, read) ?? 500
    if (behaviour === 'reject-receipt' && status === 200) this.reject(receiverId, read)
    return reply.code(status).headers({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }).send(status === 200 ? (read.messageUuid ?? '') : `${behaviour}\n`)
  }

  /** The connection stays open until the caller gives up or the server ends. */
  private hang({ socket }: FastifyRequest, reply: FastifyReply): FastifyReply {
    this.hanging.add(socket)
    socket.once('close', () => this.hanging.delete(socket))
    return reply.hijack()
  }

  /** As a real receiver does: it takes the letter, looks into it, and says later that it cannot use it. */
  private reject(receiverId: ReceiverId, { kind, messageUuid }: ReadCall): void {
    if (messageUuid === null || (kind !== 'letter' && kind !== 'notice')) return
    const rejection = rejectLetter(this.services, { receiverId, messageUuid, signal: this.closing.signal }).catch((error: unknown) =>
      this.services.log.warn('a receiver of the sandbox could not give its receipt', { error }),
    )
    this.rejections.add(rejection)
    void rejection.finally(() => this.rejections.delete(rejection))
  }
}

function hangUp({ socket }: FastifyRequest, reply: FastifyReply): FastifyReply {
  socket.destroy()
  return reply.hijack()
}

/** Puts the doors of all receivers on the portals' server: what hangs or hangs up is no answer that a route could give. */
export function mountReceivers(app: FastifyInstance, services: DoorServices): void {
  const taking = new ReceiverDoors(services)
  app.addHook('preClose', () => taking.close())
  for (const door of doors)
    app.route<{ Params: { receiverId: string } }>({
      method: 'POST',
      url: receiverPath(':receiverId', door),
      handler: (request, reply) => {
        services.admit(peerOf(request))
        const receiverId = request.params.receiverId.toLowerCase()
        if (!isUuid(receiverId)) throw new Problem(generalProblems['not.found'])
        return taking.take(door, receiverId as ReceiverId, request, reply) // branding
      },
    })
}
