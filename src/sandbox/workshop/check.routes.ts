import type { Readable } from 'node:stream'
import { z } from 'zod'
import { exchangeProblems } from '../../exchange/index.ts'
import type { Caller, Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { checkMessage } from './check-message.ts'

/** As `brevdue memo check --json` says it (sandbox.md, Commands). */
const reportSchema = z.object({
  valid: z.boolean(),
  faults: z.array(
    z.object({ code: z.string(), level: z.enum(['schema', 'rule']), line: z.int(), column: z.int(), message: z.string(), remedy: z.string() }),
  ),
})

const tooLarge = (maxBytes: number): Problem => new Problem(exchangeProblems['memo.too.large'], { detail: `The limit is ${maxBytes} bytes.` })

function checkHeaders({ headers }: Caller, maxBytes: number): void {
  const type = String(headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/xml' && type !== 'text/xml') throw new Problem(exchangeProblems['memo.media.type.not.supported'])
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
}

async function* limited(body: Readable, maxBytes: number): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) { // an HTTP body yields bytes
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
  if (length === 0) throw new Problem(exchangeProblems['memo.empty'])
}

/** `POST /sandbox/api/memo/check`: what is wrong with a letter, within the limits of sending it; nothing is kept. */
export const checkRoute = ({ intake: { maxLetterBytes } }: SandboxServices): Route =>
  route({
    method: 'POST',
    path: '/sandbox/api/memo/check',
    interface: 'sandbox',
    audience: 'sandbox-user',
    summary: 'Check a MeMo: every fault with line, column and remedy (lang=da or en); nothing is kept',
    query: z.object({ lang: z.enum(['da', 'en']).optional() }),
    body: 'stream',
    answers: { 200: { json: reportSchema } },
    problems: [exchangeProblems['memo.media.type.not.supported'], exchangeProblems['memo.too.large'], exchangeProblems['memo.empty']],
    handle: async ({ caller, body }) => {
      checkHeaders(caller, maxLetterBytes)
      const { faults } = await checkMessage(limited(body, maxLetterBytes), languageOf(caller))
      return { status: 200, body: { valid: faults.length === 0, faults } }
    },
  })
