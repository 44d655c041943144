import assert from 'node:assert/strict'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import type { TestSystem } from '../../systems/systems.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import type { MessageUuid } from '../letter.ts'
import { newMessageUuid } from '../test-memo.testing.ts'

/** An authority with two receivers that fetch their post, and letters that its primary system refused. */
export interface RefusedPost {
  readonly exchange: TestExchange
  readonly server: TestServer
  readonly authority: { readonly partyId: PartyId; readonly cvrNumber: string }
  readonly primary: TestSystem
  readonly second: TestSystem
  /** Sends a letter that the primary system refuses. */
  refused(): Promise<MessageUuid>
  /** The messageUUIDs that wait for a system. */
  waitingFor(system: TestSystem): Promise<string[]>
}

const receiver = { isSender: false, isRecipient: true } as const

export const withRefusedPost = (work: (post: RefusedPost) => Promise<void>): Promise<void> =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { authority, primary, second } = await exchange.database.transaction(async (tx) => {
        const made = await insertTestAuthorityOrganisation(tx, { name: 'Modtager Kommune' })
        const ofAuthority = { organisationId: made.organisationId, ...receiver }
        return { authority: made, primary: await insertTestSystem(tx, { ...ofAuthority, name: 'ESDH' }), second: await insertTestSystem(tx, { ...ofAuthority, name: 'Jobcenter' }) }
      })
      await work({
        exchange,
        server,
        authority,
        primary,
        second,
        refused: async () => {
          const messageUuid = newMessageUuid()
          await exchange.send({ messageUuid, recipientId: authority.cvrNumber, title: 'Hemmelig titel' })
          await exchange.settle()
          const answer = await server.call('POST', `memos/${messageUuid}/receipt`, { authorization: primary.authorization, body: { receiptStatus: 'INVALID' } })
          assert.equal(answer.status, 200)
          return messageUuid
        },
        waitingFor: async ({ authorization }) => (await jsonOf<{ content: string[] }>(server.get('memos/', authorization))).content,
      })
    }),
  )
