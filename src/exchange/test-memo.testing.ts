import { uuidV4 } from '../platform/crypto/index.ts'
import type { MessageUuid } from './letter.ts'

export interface TestMemo {
  readonly messageUuid?: MessageUuid
  readonly senderCvr: string
  readonly recipientId: string
  readonly idType?: string
  readonly messageType?: 'DIGITALPOST' | 'NEMSMS'
  /** Elements between `reply…` and `postType`, in the schema's order. */
  readonly flags?: string
  readonly contactPointId?: string
  readonly filename?: string
  readonly mediaType?: string
  readonly content?: Uint8Array
  readonly body?: boolean
  readonly title?: string
}

export const newMessageUuid = (): MessageUuid => uuidV4() as MessageUuid // branding

/** The flag of a letter that is held until a day. */
export const waitingFor = (day: string): string => `<memo:doNotDeliverUntilDate>${day}</memo:doNotDeliverUntilDate>`

const contactPoint = (id: string | undefined): string => (id === undefined ? '' : `<memo:ContactPoint><memo:contactPointID>${id}</memo:contactPointID></memo:ContactPoint>`)

const bodyOf = ({ filename = 'Brev.txt', mediaType = 'text/plain', content = Buffer.from('Et brev.') }: TestMemo): string => `<memo:MessageBody>
  <memo:createdDateTime>2026-05-03T12:00:00Z</memo:createdDateTime>
  <memo:MainDocument><memo:File>
    <memo:encodingFormat>${mediaType}</memo:encodingFormat><memo:filename>${filename}</memo:filename><memo:language>da</memo:language>
    <memo:content>${Buffer.from(content).toString('base64')}</memo:content>
  </memo:File></memo:MainDocument>
</memo:MessageBody>`

/** A MeMo 1.2 as a sender system makes it. */
export function testMemo(memo: TestMemo): { readonly messageUuid: MessageUuid; readonly xml: string } {
  const messageUuid = memo.messageUuid ?? newMessageUuid()
  const { messageType = 'DIGITALPOST', idType = memo.recipientId.length === 10 ? 'CPR' : 'CVR' } = memo
  const notification = messageType === 'NEMSMS' ? '<memo:notification>Husk din tid i morgen.</memo:notification>' : ''
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2">
<memo:MessageHeader>
  <memo:messageType>${messageType}</memo:messageType><memo:messageUUID>${messageUuid}</memo:messageUUID>
  <memo:messageID>MSG-1</memo:messageID><memo:label>${memo.title ?? 'Et brev'}</memo:label>${notification}${memo.flags ?? ''}
  <memo:Sender><memo:senderID>${memo.senderCvr}</memo:senderID><memo:idType>CVR</memo:idType><memo:label>Prøve Kommune</memo:label></memo:Sender>
  <memo:Recipient><memo:recipientID>${memo.recipientId}</memo:recipientID><memo:idType>${idType}</memo:idType>${contactPoint(memo.contactPointId)}</memo:Recipient>
</memo:MessageHeader>
${memo.body === false || messageType === 'NEMSMS' ? '' : bodyOf(memo)}
</memo:Message>`
  return { messageUuid, xml }
}
