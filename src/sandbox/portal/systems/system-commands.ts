import type { SandboxSystem } from '../../nation/index.ts'
import type { SftpAccess } from '../sandbox-page.ts'
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
  readonly sftp: SftpAccess | undefined
}

export type CommandName = 'send' | 'receipts' | 'sftpSend' | 'sftp' | 'list' | 'fetch' | 'confirm'

export interface SystemCommand {
  readonly name: CommandName
  readonly text: string
}

const nextLine = ' \\\n  '

function sftpCommands({ id }: ListedSystem, sample: SampleWish, letterUrl: string, { port, keyFile }: SftpAccess): SystemCommand[] {
  // The host key that is met first is kept beside the data folder's own: another sandbox has another.
  const sftp = `sftp -q -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile='${keyFile}-hosts' -i '${keyFile}' -P ${port}`
  const file = `${sample.messageUuid}.xml`
  return [
    { name: 'sftpSend', text: `curl -s '${letterUrl}' -o ${file} &&${nextLine}echo 'put ${file} in/' |${nextLine}${sftp} -b - ${id}@127.0.0.1` },
    { name: 'sftp', text: `${sftp} ${id}@127.0.0.1` },
  ]
}

/** What each kind of system can do, as commands for a shell. A letter sent twice gets the same receipt. */
export function commandsOf(system: ListedSystem, { baseUrl, systemUrl, sftp }: Addresses): SystemCommand[] {
  const { authorization, sample, types, organisationCvr } = system
  if (authorization === null) return []
  const call = (path: string, ...more: readonly string[]): string => [`curl -s '${systemUrl}/apis/v1/${path}'`, `-H 'Authorization: ${authorization}'`, ...more].join(nextLine)
  const commands: SystemCommand[] = []
  if (sample !== undefined) {
    const query = new URLSearchParams({ from: organisationCvr, to: sample.to, messageUUID: sample.messageUuid })
    const letterUrl = `${baseUrl}${sandboxPaths.sampleLetter}?${query}`
    const send = call(`memos/?memo-message-uuid=${sample.messageUuid}`, "-H 'Content-Type: application/xml' --data-binary @-")
    commands.push({ name: 'send', text: `curl -s '${letterUrl}' |${nextLine}${send}` }, { name: 'receipts', text: call('receipts-bulk/') })
    if (sftp !== undefined) commands.push(...sftpCommands(system, sample, letterUrl, sftp))
  }
  if (types.includes('RECIPIENT')) {
    const receipt = `-H 'Content-Type: application/json' -d '{"receiptStatus": "COMPLETED"}'`
    commands.push({ name: 'list', text: call('memos/') }, { name: 'fetch', text: call('memos/MESSAGE_UUID') }, { name: 'confirm', text: call('memos/MESSAGE_UUID/receipt', receipt) })
  }
  return commands
}
