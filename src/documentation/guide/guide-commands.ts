import type { GuideExample } from './guide-example.ts'

export interface GuideCommands {
  readonly settings: string
  readonly letter: string | undefined
  readonly send: string
  readonly receipts: string
  readonly removeReceipt: string
  readonly list: string
  readonly fetch: string
  readonly confirm: string
}

const example = (sender: string, receiver: string, messageUuid: string, systemUrl: string): string =>
  [`BREVDUE='${systemUrl}'`, `SENDER='${sender}'`, `RECEIVER='${receiver}'`, `MESSAGE='${messageUuid}'`].join('\n')

const nextLine = ' \\\n  '

/** A call of the system interface, as a command for a shell. */
export function call(path: string, who: 'SENDER' | 'RECEIVER', ...more: readonly string[]): string {
  return [`curl -s "$BREVDUE/apis/v1/${path}"`, `-H "Authorization: $${who}"`, ...more].join(nextLine)
}

/** The commands of the guide, in order: with an example they run as they stand, else the reader fills in his own. */
export function guideCommands(systemUrl: string, given: GuideExample | undefined): GuideCommands {
  return {
    settings: given === undefined ? example('Basic …', 'Basic …', '…', systemUrl) : example(given.sender, given.receiver, given.messageUuid, systemUrl),
    letter: given && `curl -s '${given.sampleUrl}' -o letter.xml`,
    send: call('memos/?memo-message-uuid=$MESSAGE', 'SENDER', "-H 'Content-Type: application/xml' --data-binary @letter.xml"),
    receipts: call('receipts-bulk/', 'SENDER'),
    removeReceipt: call('receipts/RECEIPT_ID', 'SENDER', '-X DELETE'),
    list: call('memos/', 'RECEIVER'),
    fetch: call('memos/$MESSAGE', 'RECEIVER', '-o received.xml'),
    confirm: call('memos/$MESSAGE/receipt', 'RECEIVER', `-H 'Content-Type: application/json' -d '{"receiptStatus": "COMPLETED"}'`),
  }
}
