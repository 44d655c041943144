import type { GuideExample } from '../guide/guide-example.ts'
import { call } from '../guide/guide-commands.ts'

export interface ContactsCommands {
  readonly settings: string
  readonly some: string
  readonly numbers: string
  readonly bulk: string
  readonly bulkByPost: string
  readonly changes: string
  readonly subscribe: string
  readonly list: string
  readonly end: string
}

const json = "-H 'Content-Type: application/json'"

/** The commands of the page, in order: with an example they run as they stand, else the reader fills in his own values. */
export function contactsCommands(systemUrl: string, given: GuideExample | undefined): ContactsCommands {
  const { sender = 'Basic …', contactCvr = '…' } = given ?? {}
  return {
    settings: [`BREVDUE='${systemUrl}'`, `SENDER='${sender}'`, `CVR='${contactCvr}'`].join('\n'),
    some: call('contacts/?size=2', 'SENDER'),
    numbers: call('contacts/?cvrNumber=$CVR', 'SENDER'),
    bulk: call('contacts/?isBulkLookup=true', 'SENDER', `-X GET ${json}`, `-d "{\\"cprNumbers\\": [], \\"cvrNumbers\\": [\\"$CVR\\"]}"`),
    bulkByPost: ['curl -s "$BREVDUE/apis/brevdue/v1/contacts/bulk-lookup"', '-H "Authorization: $SENDER"', json, `-d "{\\"cvrNumbers\\": [\\"$CVR\\"]}"`].join(' \\\n  '),
    changes: call('contacts/?lastUpdated=2026-01-01T00:00:00.000Z&size=500', 'SENDER'),
    subscribe: call('contacts/subscriptions/', 'SENDER', json, `-d '{"subscriptionOperations": ["NEW_CITIZENS"], "notificationUrl": "https://sender.example/contacts"}'`),
    list: call('contacts/subscriptions/', 'SENDER'),
    end: call('contacts/subscriptions/SUBSCRIPTION_ID', 'SENDER', "-X DELETE -H 'If-Match: 0'"),
  }
}
