import { insertTestPerson } from '../../parties/parties.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { ServerOptions, TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import { testMemo } from '../test-memo.testing.ts'
import type { TestEntry } from './containers.testing.ts'

/** A sender whose system sends containers over HTTP to one enrolled citizen. */
export interface ContainerWorld {
  readonly exchange: TestExchange
  readonly server: TestServer
  letters(count: number): TestEntry[]
  send(archive: Uint8Array, contentType?: string, query?: string): Promise<Response>
  upload(archive: Uint8Array, mediaType: string, query?: string): Promise<Response>
}

export const withWorld = (work: (world: ContainerWorld) => Promise<void>, options: ServerOptions = {}): Promise<void> =>
  withExchange((exchange) =>
    withServer(
      exchange,
      async (server) => {
        const { authorization } = exchange.sender
        const recipientId = await exchange.database.transaction(async (tx) => {
          const { partyId, cprNumber } = await insertTestPerson(tx)
          await insertTestRegistration(tx, { partyId, registrationStatus: 'AUTOMATIC_REGISTRATION' })
          return cprNumber
        })
        const address = (query: string): string => `${server.url}/apis/v1/memos/${query}`
        await work({
          exchange,
          server,
          letters: (count) =>
            Array.from({ length: count }, () => {
              const { messageUuid, xml } = testMemo({ senderCvr: exchange.sender.cvr, recipientId })
              return { name: `${messageUuid}.xml`, bytes: xml }
            }),
          send: (archive, contentType = 'application/x-lzma', query = '') =>
            fetch(address(query), { method: 'POST', headers: { authorization, 'content-type': contentType }, body: Buffer.from(archive) }),
          upload: (archive, mediaType, query = '') => {
            const body = new FormData()
            body.append('file', new Blob([Buffer.from(archive)], { type: mediaType }), 'a.tar.lzma')
            return fetch(address(query), { method: 'POST', headers: { authorization }, body })
          },
        })
      },
      options,
    ),
  )
