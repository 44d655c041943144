import { sandboxPaths } from '../sandbox-paths.ts'

export interface CommandFacts {
  readonly baseUrl: string
  readonly systemUrl: string
  /** The ready `Basic …` header. */
  readonly authorization: string
}

const call = ({ systemUrl, authorization }: CommandFacts, path: string): string => `curl -s '${systemUrl}/apis/v1/${path}' -H 'Authorization: ${authorization}'`

/** Sends a sample letter; repeated, it gets the same receipt. */
export function sendCommand(facts: CommandFacts, letter: { readonly from: string; readonly to: string; readonly messageUuid: string }): string {
  const { from, to, messageUuid } = letter
  const sample = `${facts.baseUrl}${sandboxPaths.sampleLetter}?${new URLSearchParams({ from, to, messageUUID: messageUuid })}`
  return `curl -s '${sample}' | \\\n${call(facts, `memos/?memo-message-uuid=${messageUuid}`)} \\\n  -H 'Content-Type: application/xml' --data-binary @-`
}

export const receiptsCommand = (facts: CommandFacts): string => call(facts, 'receipts-bulk/')

export const waitingCommand = (facts: CommandFacts): string => call(facts, 'memos/')

export const fetchCommand = (facts: CommandFacts, messageUuid = 'MESSAGE_UUID'): string => call(facts, `memos/${messageUuid}`)
