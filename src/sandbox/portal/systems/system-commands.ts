import type { SandboxSystem } from '../../nation/index.ts'
import { sandboxPaths } from '../sandbox-paths.ts'

/** The letter that a sender's ready command sends. */
export interface SampleWish {
  /** The recipient's number. */
  readonly to: string
  readonly messageUuid: string
}

/** A system with its sample; one that only receives has none. */
export interface ListedSystem extends SandboxSystem {
  readonly sample: SampleWish | undefined
}

export interface Addresses {
  readonly baseUrl: string
  readonly systemUrl: string
}

export type CommandName = 'send' | 'receipts' | 'list' | 'fetch' | 'confirm'

export interface SystemCommand {
  readonly name: CommandName
  readonly text: string
}

const nextLine = ' \\\n  '

/** What each kind of system can do, as commands for a shell. A letter sent twice gets the same receipt. */
export function commandsOf(system: ListedSystem, { baseUrl, systemUrl }: Addresses): SystemCommand[] {
  const { authorization, sample, types, organisationCvr } = system
  if (authorization === null) return []
  const call = (path: string, ...more: readonly string[]): string => [`curl -s '${systemUrl}/apis/v1/${path}'`, `-H 'Authorization: ${authorization}'`, ...more].join(nextLine)
  const commands: SystemCommand[] = []
  if (sample !== undefined) {
    const query = new URLSearchParams({ from: organisationCvr, to: sample.to, messageUUID: sample.messageUuid })
    const send = call(`memos/?memo-message-uuid=${sample.messageUuid}`, "-H 'Content-Type: application/xml' --data-binary @-")
    commands.push({ name: 'send', text: `curl -s '${baseUrl}${sandboxPaths.sampleLetter}?${query}' |${nextLine}${send}` }, { name: 'receipts', text: call('receipts-bulk/') })
  }
  if (types.includes('RECIPIENT')) {
    const receipt = `-H 'Content-Type: application/json' -d '{"receiptStatus": "COMPLETED"}'`
    commands.push({ name: 'list', text: call('memos/') }, { name: 'fetch', text: call('memos/MESSAGE_UUID') }, { name: 'confirm', text: call('memos/MESSAGE_UUID/receipt', receipt) })
  }
  return commands
}
