import { bodyFormat, type WrittenBody } from './body-format.ts'
import type { DecodedContent } from './content-decoding.ts'
import { elementsOf, list, optional } from './format-fields.ts'
import type {
  MemoAdditionalContentData,
  MemoAddress,
  MemoAddressPoint,
  MemoAttentionData,
  MemoContactPoint,
  MemoContentData,
  MemoForwardData,
  MemoHeader,
  MemoLabelledValue,
  MemoProductionUnit,
  MemoRecipient,
  MemoReplyData,
  MemoRepresentative,
  MemoSender,
} from './memo.ts'
import { contactPointIdRule } from './value-rules.ts'
import { valueTypes } from './value-types.ts'

/**
 * The one description of MeMo 1.1 and 1.2: which element stands where, how often, with which values, and which property it
 * becomes. Reading, checking and writing are driven from it. The order of the properties is the order in the letter.
 * Source: MeMo_core.xsd and its companions, both versions.
 */
const { text, value, flag, record } = elementsOf('memo')
const grd = elementsOf('grd')
const gln = elementsOf('gln')
const sor = elementsOf('sor')
const kle = elementsOf('kle')
const form = elementsOf('form')
const dmv = elementsOf('dmv')
const udd = elementsOf('udd')

const many = Number.POSITIVE_INFINITY
const uuid = (element: string) => value(element, valueTypes.uuid)
const dateTime = (element: string) => value(element, valueTypes.dateTime)
const notificationTypes = { '1.1': valueTypes.notification150, '1.2': valueTypes.notification160 }

type Attention<K extends keyof MemoAttentionData> = NonNullable<MemoAttentionData[K]>
type Content<K extends keyof MemoContentData> = NonNullable<MemoContentData[K]>

/** A letter as written, before its documents are put in one list. */
export interface WrittenMemo<C = DecodedContent> {
  header: MemoHeader
  body?: WrittenBody<C>
}

const productionUnit = grd.record<MemoProductionUnit>('ProductionUnit', () => ({
  productionUnitNumber: grd.value('productionUnitNumber', valueTypes.pNumber),
  productionUnitName: optional(grd.text('productionUnitName')),
}))

const addressPoint = grd.record<MemoAddressPoint>('AddressPoint', () => ({
  geographicEastingMeasure: optional(grd.text('geographicEastingMeasure')),
  geographicNorthingMeasure: optional(grd.text('geographicNorthingMeasure')),
  geographicHeightMeasure: optional(grd.text('geographicHeightMeasure')),
}))

const address = grd.record<MemoAddress>('Address', () => ({
  id: optional(grd.text('id')),
  addressLabel: optional(grd.text('addressLabel')),
  houseNumber: optional(grd.text('houseNumber')),
  door: optional(grd.text('door')),
  floor: optional(grd.text('floor')),
  co: optional(grd.text('co')),
  zipCode: optional(grd.text('zipCode')),
  city: optional(grd.text('city')),
  country: optional(grd.text('country')),
  addressPoint: optional(addressPoint),
}))

const unstructuredAddress = grd.record<{ unstructured: string }>('UnstructuredAddress', () => ({ unstructured: grd.text('unstructured') }))

const labelledValue = (element: string) => record<MemoLabelledValue>(element, () => ({ label: text('label'), value: text('value') }))

const attentionData = record<MemoAttentionData>('AttentionData', () => ({
  attentionPerson: optional(
    record<Attention<'attentionPerson'>>('AttentionPerson', () => ({
      personId: optional(text('personID')),
      label: optional(text('label')),
    })),
  ),
  productionUnit: optional(productionUnit),
  globalLocationNumber: optional(
    gln.record<Attention<'globalLocationNumber'>>('GlobalLocationNumber', () => ({
      globalLocationNumber: gln.value('globalLocationNumber', valueTypes.gln),
      location: optional(gln.text('location')),
    })),
  ),
  email: optional(
    record<Attention<'email'>>('EMail', () => ({ emailAddress: text('emailAddress'), relatedAgent: optional(text('relatedAgent')) })),
  ),
  seNumber: optional(
    grd.record<Attention<'seNumber'>>('SEnumber', () => ({
      seNumber: grd.text('seNumber'),
      companyName: optional(grd.text('companyName')),
    })),
  ),
  telephone: optional(
    record<Attention<'telephone'>>('Telephone', () => ({
      telephoneNumber: text('telephoneNumber'),
      relatedAgent: optional(text('relatedAgent')),
    })),
  ),
  eid: optional(grd.record<Attention<'eid'>>('EID', () => ({ eid: grd.text('eID'), label: optional(grd.text('label')) }))),
  contentResponsible: optional(
    record<Attention<'contentResponsible'>>('ContentResponsible', () => ({
      contentResponsibleId: optional(text('contentResponsibleID')),
      label: optional(text('label')),
    })),
  ),
  generatingSystem: optional(
    record<Attention<'generatingSystem'>>('GeneratingSystem', () => ({
      generatingSystemId: text('generatingSystemID'),
      label: optional(text('label')),
    })),
  ),
  sorData: optional(
    sor.record<Attention<'sorData'>>('SORdata', () => ({
      sorIdentifier: sor.text('sorIdentifier'),
      entryName: optional(sor.text('entryName')),
    })),
  ),
  address: optional(address),
  unstructuredAddress: optional(unstructuredAddress),
}))

const contactPoint = record<MemoContactPoint>('ContactPoint', () => ({
  contactGroup: optional(text('contactGroup')),
  contactPointId: text('contactPointID', contactPointIdRule),
  label: optional(text('label')),
  contactInfo: list(labelledValue('ContactInfo'), 0, 2),
}))

const representative = record<MemoRepresentative>('Representative', () => ({
  representativeId: optional(text('representativeID')),
  idType: optional(text('idType')),
  idTypeLabel: optional(text('idTypeLabel')),
  label: optional(text('label')),
}))

const sender = record<MemoSender>('Sender', () => ({
  senderId: text('senderID'),
  idType: text('idType'),
  idTypeLabel: optional(text('idTypeLabel')),
  label: text('label'),
  attentionData: optional(attentionData),
  contactPoint: optional(contactPoint),
  representative: optional(representative, { only: '1.2' }),
}))

const recipient = record<MemoRecipient>('Recipient', () => ({
  recipientId: text('recipientID'),
  idType: text('idType'),
  idTypeLabel: optional(text('idTypeLabel')),
  label: optional(text('label')),
  attentionData: optional(attentionData),
  contactPoint: optional(contactPoint),
}))

const contentData = record<MemoContentData>('ContentData', () => ({
  cprData: optional(
    grd.record<Content<'cprData'>>('CPRdata', () => ({ cprNumber: grd.text('cprNumber'), name: optional(grd.text('name')) })),
  ),
  cvrData: optional(
    grd.record<Content<'cvrData'>>('CVRdata', () => ({ cvrNumber: grd.text('cvrNumber'), companyName: optional(grd.text('companyName')) })),
  ),
  motorVehicle: optional(
    dmv.record<Content<'motorVehicle'>>('MotorVehicle', () => ({
      licenseNumber: dmv.value('licenseNumber', valueTypes.licenseNumber),
      chassisNumber: optional(dmv.text('chassisNumber')),
    })),
  ),
  propertyNumber: optional(grd.record<Content<'propertyNumber'>>('PropertyNumber', () => ({ propertyNumber: grd.text('propertyNumber') }))),
  caseId: optional(record<Content<'caseId'>>('CaseID', () => ({ caseId: text('caseID'), caseSystem: text('caseSystem') }))),
  kleData: optional(
    kle.record<Content<'kleData'>>('KLEdata', () => ({
      subjectKey: kle.text('subjectKey'),
      version: kle.text('version'),
      activityFacet: optional(kle.text('activityFacet')),
      label: kle.text('label'),
    })),
  ),
  formData: optional(
    form.record<Content<'formData'>>('FORMdata', () => ({
      taskKey: form.text('taskKey'),
      version: form.text('version'),
      activityFacet: optional(form.text('activityFacet')),
      label: form.text('label'),
    })),
  ),
  productionUnit: optional(productionUnit),
  education: optional(
    udd.record<Content<'education'>>('Education', () => ({
      educationCode: udd.text('educationCode'),
      educationName: optional(udd.text('educationName')),
    })),
  ),
  address: optional(address),
  unstructuredAddress: optional(unstructuredAddress),
  additionalContentData: list(additionalContentData, 0, 10),
}))

const additionalContentData = record<MemoAdditionalContentData>('AdditionalContentData', () => ({
  contentDataType: optional(text('contentDataType')),
  contentDataName: text('contentDataName'),
  contentDataValue: text('contentDataValue'),
}))

const forwardData = record<MemoForwardData>('ForwardData', () => ({
  messageUuid: uuid('messageUUID'),
  originalMessageDateTime: dateTime('originalMessageDateTime'),
  originalSender: text('originalSender'),
  originalContentResponsible: optional(text('originalContentResponsible')),
  originalRepresentative: optional(text('originalRepresentative'), { only: '1.2' }),
  contactPointId: optional(text('contactPointID')),
  comment: optional(value('comment', valueTypes.comment)),
}))

const replyData = record<MemoReplyData>('ReplyData', () => ({
  messageId: optional(text('messageID')),
  messageUuid: uuid('messageUUID'),
  replyUuid: optional(uuid('replyUUID')),
  senderId: optional(text('senderID')),
  recipientId: optional(text('recipientID')),
  caseId: optional(text('caseID')),
  contactPointId: optional(text('contactPointID')),
  generatingSystemId: optional(text('generatingSystemID')),
  comment: optional(value('comment', valueTypes.comment)),
  additionalReplyData: list(labelledValue('AdditionalReplyData'), 0, 4),
}))

const header = record<MemoHeader>('MessageHeader', () => ({
  messageType: value<MemoHeader['messageType']>('messageType', valueTypes.messageType),
  messageUuid: uuid('messageUUID'),
  messageId: optional(text('messageID')),
  messageCode: optional(text('messageCode')),
  label: text('label'),
  notification: optional(value('notification', notificationTypes)),
  additionalNotification: optional(text('additionalNotification')),
  reply: flag('reply'),
  replyByDateTime: optional(dateTime('replyByDateTime')),
  doNotDeliverUntilDate: optional(value('doNotDeliverUntilDate', valueTypes.date)),
  mandatory: flag('mandatory', { requiredIn: '1.1' }),
  legalNotification: flag('legalNotification', { requiredIn: '1.1' }),
  postType: optional(text('postType')),
  sender,
  recipient,
  contentData: optional(contentData),
  forwardData: optional(forwardData),
  replyData: list(replyData, 0, many),
}))

export const memoFormat = record<WrittenMemo>('Message', () => ({
  header,
  body: optional(bodyFormat),
}))
