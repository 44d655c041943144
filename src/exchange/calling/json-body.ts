import type { OutboundCall } from '../../platform/outbound/index.ts'

/** What a call carries. */
export type CallBody = Pick<OutboundCall, 'headers' | 'body' | 'length'>

export const jsonBody = (content: unknown): CallBody => ({ headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(content)) })
