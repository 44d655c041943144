/** The versions of MeMo that are in use; a letter says which in its attribute `memoVersion`. */
export type MemoVersion = '1.1' | '1.2'

/**
 * A letter as it stands in its MeMo, without the content of its files (`F`: what is known of a file; as read, or to be written).
 * Source: the schemas of MeMo 1.1 and 1.2; names in camelCase, values as written unless a comment says otherwise.
 */
export interface Memo<F = MemoFile> {
  version: MemoVersion
  header: MemoHeader
  /** UTC, as written; absent when the letter has no body. */
  createdDateTime?: string
  /** In the order of the letter: the main document first. Empty when the letter has no body. */
  documents: MemoDocument<F>[]
}

export interface MemoHeader {
  messageType: 'DIGITALPOST' | 'NEMSMS'
  /** As written; compare in lower case. */
  messageUuid: string
  messageId?: string
  messageCode?: string
  label: string
  notification?: string
  additionalNotification?: string
  reply: boolean
  replyByDateTime?: string
  /** The value date, `yyyy-mm-dd`, with a zone when the sender wrote one. */
  doNotDeliverUntilDate?: string
  mandatory: boolean
  legalNotification: boolean
  postType?: string
  sender: MemoSender
  recipient: MemoRecipient
  contentData?: MemoContentData
  forwardData?: MemoForwardData
  replyData: MemoReplyData[]
}

export interface MemoSender {
  senderId: string
  /** Free text on the wire (`CPR`, `CVR`, in either case). */
  idType: string
  idTypeLabel?: string
  label: string
  attentionData?: MemoAttentionData
  contactPoint?: MemoContactPoint
  /** 1.2 only. */
  representative?: MemoRepresentative
}

export interface MemoRecipient {
  recipientId: string
  idType: string
  idTypeLabel?: string
  label?: string
  attentionData?: MemoAttentionData
  contactPoint?: MemoContactPoint
}

export interface MemoRepresentative {
  representativeId?: string
  idType?: string
  idTypeLabel?: string
  label?: string
}

export interface MemoAttentionData {
  attentionPerson?: { personId?: string; label?: string }
  productionUnit?: MemoProductionUnit
  globalLocationNumber?: { globalLocationNumber: string; location?: string }
  email?: { emailAddress: string; relatedAgent?: string }
  seNumber?: { seNumber: string; companyName?: string }
  telephone?: { telephoneNumber: string; relatedAgent?: string }
  eid?: { eid: string; label?: string }
  contentResponsible?: { contentResponsibleId?: string; label?: string }
  generatingSystem?: { generatingSystemId: string; label?: string }
  sorData?: { sorIdentifier: string; entryName?: string }
  address?: MemoAddress
  unstructuredAddress?: { unstructured: string }
}

export interface MemoProductionUnit {
  productionUnitNumber: string
  productionUnitName?: string
}

export interface MemoAddress {
  id?: string
  addressLabel?: string
  houseNumber?: string
  door?: string
  floor?: string
  co?: string
  zipCode?: string
  city?: string
  country?: string
  addressPoint?: MemoAddressPoint
}

export interface MemoAddressPoint {
  geographicEastingMeasure?: string
  geographicNorthingMeasure?: string
  geographicHeightMeasure?: string
}

export interface MemoContactPoint {
  contactGroup?: string
  contactPointId: string
  label?: string
  contactInfo: MemoLabelledValue[]
}

export interface MemoLabelledValue {
  label: string
  value: string
}

export interface MemoContentData {
  cprData?: { cprNumber: string; name?: string }
  cvrData?: { cvrNumber: string; companyName?: string }
  motorVehicle?: { licenseNumber: string; chassisNumber?: string }
  propertyNumber?: { propertyNumber: string }
  caseId?: { caseId: string; caseSystem: string }
  kleData?: { subjectKey: string; version: string; activityFacet?: string; label: string }
  formData?: { taskKey: string; version: string; activityFacet?: string; label: string }
  productionUnit?: MemoProductionUnit
  education?: { educationCode: string; educationName?: string }
  address?: MemoAddress
  unstructuredAddress?: { unstructured: string }
  additionalContentData: MemoAdditionalContentData[]
}

export interface MemoAdditionalContentData {
  contentDataType?: string
  contentDataName: string
  contentDataValue: string
}

export interface MemoForwardData {
  messageUuid: string
  originalMessageDateTime: string
  originalSender: string
  originalContentResponsible?: string
  /** 1.2 only. */
  originalRepresentative?: string
  contactPointId?: string
  comment?: string
}

export interface MemoReplyData {
  messageId?: string
  messageUuid: string
  replyUuid?: string
  senderId?: string
  recipientId?: string
  caseId?: string
  contactPointId?: string
  generatingSystemId?: string
  comment?: string
  additionalReplyData: MemoLabelledValue[]
}

export interface MemoDocument<F = MemoFile> {
  type: 'MAIN' | 'ADDITIONAL' | 'TECHNICAL'
  documentId?: string
  label?: string
  /** Variants of the same document in different file formats. */
  files: F[]
  /** Always empty for a technical document. */
  actions: MemoAction[]
}

/** What stands in a letter about a file beside its content; enough to write it. */
export interface MemoFileName {
  /** MIME type as the sender wrote it. */
  encodingFormat: string
  filename: string
  /** Two letters, `da`. */
  language: string
}

/** A file as read. */
export interface MemoFile extends MemoFileName {
  /** The content of `<content>`, first byte and the one after the last, counted in the message as transferred. */
  start: number
  end: number
  /** Bytes after decoding. */
  length: number
  /** Of the decoded bytes, hexadecimal. */
  sha256: string
  /** The first decoded bytes, at most `firstBytesPerFile` of the reading's options; empty unless asked for. */
  firstBytes: Uint8Array
}

export interface MemoAction {
  label: string
  actionCode: string
  startDateTime?: string
  endDateTime?: string
  /** Either a reservation or an entry point or neither. */
  reservation?: MemoReservation
  entryPoint?: { url: string }
}

export interface MemoReservation {
  description: string
  reservationUuid: string
  abstract: string
  location: string
  startDateTime: string
  endDateTime: string
  organizerMail?: string
  organizerName?: string
}
