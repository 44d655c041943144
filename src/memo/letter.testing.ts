import type { MemoVersion } from './memo.ts'

/** Letters for tests. Every person, company, number and address in them is made up. */
export interface TestLetter {
  version?: MemoVersion
  messageType?: 'DIGITALPOST' | 'NEMSMS'
  /** Inside MessageHeader behind `label`, in the order of the format. */
  afterLabel?: string
  /** The base64 text of the main document's only file. */
  content?: string
  filename?: string
  /** Inside MainDocument behind its file. */
  actions?: string
  /** Inside MessageBody behind the main document. */
  moreDocuments?: string
  /** Inside Sender behind its label. */
  afterSenderLabel?: string
}

const uuid = '7F0C2D11-3B5A-4E6F-9A10-5D2E8B7C6A01'
export const testLetterUuid = uuid.toLowerCase()

const namespaces = [
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:memo="https://DigitalPost.dk/MeMo-1"',
  'xmlns:grd="https://data.gov.dk/model/core/"',
  'xmlns:gln="https://www.gs1.dk/gs1-standarder/identifikation/gln-global-location-number/"',
  'xmlns:sor="https://services.nsi.dk/en/Services/SOR"',
  'xmlns:kle="http://kle-online.dk/"',
  'xmlns:form="http://www.form-online.dk/"',
  'xmlns:dmv="https://motorregister.skat.dk/"',
  'xmlns:udd="https://www.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/elevregister-2/udd#"',
].join(' ')
const versionAttributes = { '1.1': 'memoVersion="1.1" memoSchVersion="1.1.0"', '1.2': 'memoVersion="1.2"' }

const around = (version: MemoVersion, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<memo:Message ${versionAttributes[version]} ${namespaces}>\n${inside}\n</memo:Message>\n`

const file = (name: string, type: string, content: string): string =>
  `<memo:File>
        <memo:encodingFormat>${type}</memo:encodingFormat>
        <memo:filename>${name}</memo:filename>
        <memo:language>da</memo:language>
        <memo:content>${content}</memo:content>
      </memo:File>`

const flags = { '1.1': '<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>', '1.2': '' }
const plain = {
  version: '1.2',
  messageType: 'DIGITALPOST',
  content: 'VGlsbHlra2UgbWVkIHBsYWRzZW4h',
  filename: 'Brev.pdf',
  actions: '',
  moreDocuments: '',
  afterSenderLabel: '',
} as const

/** A letter with little more than it needs. */
export function smallLetter(letter: TestLetter = {}): string {
  const parts = { ...plain, ...letter }
  const { version, afterLabel = flags[parts.version] } = parts
  return around(
    version,
    `  <memo:MessageHeader>
    <memo:messageType>${parts.messageType}</memo:messageType>
    <memo:messageUUID>${uuid}</memo:messageUUID>
    <memo:label>Plads i børnehaven</memo:label>${afterLabel}
    <memo:Sender>
      <memo:senderID>11111119</memo:senderID>
      <memo:idType>CVR</memo:idType>
      <memo:label>Lillebæk Kommune</memo:label>${parts.afterSenderLabel}
    </memo:Sender>
    <memo:Recipient>
      <memo:recipientID>0101709999</memo:recipientID>
      <memo:idType>CPR</memo:idType>
    </memo:Recipient>
  </memo:MessageHeader>
  <memo:MessageBody>
    <memo:createdDateTime>2026-01-05T08:30:00Z</memo:createdDateTime>
    <memo:MainDocument>
      ${file(parts.filename, 'application/pdf', parts.content)}${parts.actions}
    </memo:MainDocument>${parts.moreDocuments}
  </memo:MessageBody>`,
  )
}

/** An additional document with one small file. */
export const additionalDocument = `<memo:AdditionalDocument>${file('Bilag.txt', 'text/plain', 'QmlsYWc=')}</memo:AdditionalDocument>`

export const entryPointAction = (url: string): string =>
  `<memo:Action><memo:label>Se mere</memo:label><memo:actionCode>INFORMATION</memo:actionCode>
    <memo:EntryPoint><memo:url>${url}</memo:url></memo:EntryPoint></memo:Action>`

const address = `<grd:Address>
          <grd:id>3d0b6f6e-1c7e-4a53-8a3b-3f1f4b6d2c11</grd:id><grd:addressLabel>Møllevej</grd:addressLabel>
          <grd:houseNumber>7A</grd:houseNumber><grd:door>th</grd:door><grd:floor>3</grd:floor><grd:co>c/o Ålund</grd:co>
          <grd:zipCode>9999</grd:zipCode><grd:city>Lillebæk</grd:city><grd:country>DK</grd:country>
          <grd:AddressPoint>
            <grd:geographicEastingMeasure>557501.23</grd:geographicEastingMeasure>
            <grd:geographicNorthingMeasure>6336248.89</grd:geographicNorthingMeasure>
            <grd:geographicHeightMeasure>0.0</grd:geographicHeightMeasure>
          </grd:AddressPoint>
        </grd:Address>
        <grd:UnstructuredAddress><grd:unstructured>Møllevej 7A, 9999 Lillebæk</grd:unstructured></grd:UnstructuredAddress>`

const productionUnit = `<grd:ProductionUnit><grd:productionUnitNumber>1000000001</grd:productionUnitNumber>
  <grd:productionUnitName>Børnehuset</grd:productionUnitName></grd:ProductionUnit>`

const attentionData = `<memo:AttentionData>
        <memo:AttentionPerson><memo:personID>0202709999</memo:personID><memo:label>Bo Ålund</memo:label></memo:AttentionPerson>
        ${productionUnit}
        <gln:GlobalLocationNumber><gln:globalLocationNumber>5790000000001</gln:globalLocationNumber>
          <gln:location>Rådhuset</gln:location></gln:GlobalLocationNumber>
        <memo:EMail><memo:emailAddress>bo@lillebaek.example</memo:emailAddress><memo:relatedAgent>Bo Ålund</memo:relatedAgent></memo:EMail>
        <grd:SEnumber><grd:seNumber>11111119</grd:seNumber><grd:companyName>Lillebæk Kommune</grd:companyName></grd:SEnumber>
        <memo:Telephone><memo:telephoneNumber>00000000</memo:telephoneNumber>
          <memo:relatedAgent>Bo Ålund</memo:relatedAgent></memo:Telephone>
        <grd:EID><grd:eID>CVR:11111119-RID:1</grd:eID><grd:label>Bo Ålund</grd:label></grd:EID>
        <memo:ContentResponsible><memo:contentResponsibleID>22222228</memo:contentResponsibleID>
          <memo:label>Børnehuset</memo:label></memo:ContentResponsible>
        <memo:GeneratingSystem><memo:generatingSystemID>Sys-1</memo:generatingSystemID>
          <memo:label>Pladsanvisning</memo:label></memo:GeneratingSystem>
        <sor:SORdata><sor:sorIdentifier>1</sor:sorIdentifier><sor:entryName>Klinik</sor:entryName></sor:SORdata>
        ${address}
      </memo:AttentionData>`

const contactPoint = `<memo:ContactPoint>
        <memo:contactGroup>22.33</memo:contactGroup><memo:contactPointID>4d7e2f0a-55c1-4a0e-9d3c-0c7b8c2f9a10</memo:contactPointID>
        <memo:label>Pladsanvisningen</memo:label>
        <memo:ContactInfo><memo:label>Barnets navn</memo:label><memo:value>Liv Ålund</memo:value></memo:ContactInfo>
        <memo:ContactInfo><memo:label>Årgang</memo:label><memo:value>2023</memo:value></memo:ContactInfo>
      </memo:ContactPoint>`

const contentData = `<memo:ContentData>
      <grd:CPRdata><grd:cprNumber>0303239999</grd:cprNumber><grd:name>Liv Ålund</grd:name></grd:CPRdata>
      <grd:CVRdata><grd:cvrNumber>22222228</grd:cvrNumber><grd:companyName>Børnehuset</grd:companyName></grd:CVRdata>
      <dmv:MotorVehicle><dmv:licenseNumber>XX00000</dmv:licenseNumber>
        <dmv:chassisNumber>TEST0000000000001</dmv:chassisNumber></dmv:MotorVehicle>
      <grd:PropertyNumber><grd:propertyNumber>100</grd:propertyNumber></grd:PropertyNumber>
      <memo:CaseID><memo:caseID>SAG-1</memo:caseID><memo:caseSystem>Sagssystem</memo:caseSystem></memo:CaseID>
      <kle:KLEdata><kle:subjectKey>00.00.00</kle:subjectKey><kle:version>2026</kle:version>
        <kle:activityFacet>A</kle:activityFacet><kle:label>Emne</kle:label></kle:KLEdata>
      <form:FORMdata><form:taskKey>00.00</form:taskKey><form:version>2</form:version>
        <form:activityFacet>A</form:activityFacet><form:label>Opgave</form:label></form:FORMdata>
      ${productionUnit}
      <udd:Education><udd:educationCode>1</udd:educationCode><udd:educationName>Skole</udd:educationName></udd:Education>
      ${address}
      <memo:AdditionalContentData><memo:contentDataType>Liste</memo:contentDataType>
        <memo:contentDataName>Navn</memo:contentDataName>
        <memo:contentDataValue>Værdi</memo:contentDataValue></memo:AdditionalContentData>
    </memo:ContentData>`

const replyData = `<memo:ReplyData>
      <memo:messageID>M-0</memo:messageID><memo:messageUUID>1A2B3C4D-0000-4000-8000-000000000001</memo:messageUUID>
      <memo:replyUUID>1A2B3C4D-0000-4000-8000-000000000002</memo:replyUUID><memo:senderID>0101709999</memo:senderID>
      <memo:recipientID>11111119</memo:recipientID><memo:caseID>SAG-1</memo:caseID><memo:contactPointID>punkt</memo:contactPointID>
      <memo:generatingSystemID>Sys-1</memo:generatingSystemID><memo:comment>Tak for svaret</memo:comment>
      <memo:AdditionalReplyData><memo:label>Note</memo:label><memo:value>tekst</memo:value></memo:AdditionalReplyData>
    </memo:ReplyData>`

const forwardData = (version: MemoVersion): string => `<memo:ForwardData>
      <memo:messageUUID>1A2B3C4D-0000-4000-8000-000000000003</memo:messageUUID>
        <memo:originalMessageDateTime>2026-01-04T12:00:00Z</memo:originalMessageDateTime>
      <memo:originalSender>Lillebæk Kommune</memo:originalSender>
        <memo:originalContentResponsible>Børnehuset</memo:originalContentResponsible>${
        version === '1.2' ? '<memo:originalRepresentative>Værge</memo:originalRepresentative>' : ''
      }
      <memo:contactPointID>punkt</memo:contactPointID><memo:comment>Til orientering</memo:comment>
    </memo:ForwardData>`

const reservation = `<memo:Action>
        <memo:label>Sæt i kalenderen</memo:label><memo:actionCode>AFTALE</memo:actionCode>
        <memo:startDateTime>2026-02-01T09:00:00Z</memo:startDateTime><memo:endDateTime>2026-02-01T10:00:00Z</memo:endDateTime>
        <memo:Reservation>
          <memo:description>Første dag</memo:description><memo:reservationUUID>1A2B3C4D-0000-4000-8000-000000000004</memo:reservationUUID>
          <memo:abstract>Opstart</memo:abstract><memo:location>Møllevej 7A</memo:location>
          <memo:startDateTime>2026-02-01T09:00:00Z</memo:startDateTime><memo:endDateTime>2026-02-01T10:00:00Z</memo:endDateTime>
          <memo:organizerMail>bo@lillebaek.example</memo:organizerMail><memo:organizerName>Bo Ålund</memo:organizerName>
        </memo:Reservation>
      </memo:Action>`

const representative = `<memo:Representative><memo:representativeID>0404509999</memo:representativeID>
  <memo:idType>CPR</memo:idType><memo:label>Ida Ålund</memo:label></memo:Representative>`

/** A letter that has every element of its version, but for idTypeLabel. */
export function fullLetter(version: MemoVersion): string {
  const letter = smallLetter({
    version,
    afterLabel: `
    <memo:notification>Du har fået post om pladsen.</memo:notification><memo:additionalNotification>Se brevet</memo:additionalNotification>
    <memo:reply>true</memo:reply><memo:replyByDateTime>2026-03-01T12:00:00Z</memo:replyByDateTime>
    <memo:doNotDeliverUntilDate>2026-01-10</memo:doNotDeliverUntilDate><memo:mandatory>true</memo:mandatory>
    <memo:legalNotification>false</memo:legalNotification><memo:postType>MYNDIGHEDSPOST</memo:postType>`,
    afterSenderLabel: attentionData + contactPoint + (version === '1.2' ? representative : ''),
    actions: reservation + entryPointAction('https://lillebaek.example/b%C3%B8rn?a=1&amp;b=2#top'),
    moreDocuments: `${additionalDocument}<memo:TechnicalDocument>
      <memo:technicalDocumentID>T1</memo:technicalDocumentID>
      <memo:label>Data</memo:label>${file('data.xml', 'text/xml', 'PGEvPg==')}</memo:TechnicalDocument>`,
  })
  return letter
    .replace('<memo:label>Plads', '<memo:messageID>M-1</memo:messageID><memo:messageCode>Plads</memo:messageCode><memo:label>Plads')
    .replace(
      '<memo:idType>CPR</memo:idType>\n',
      `<memo:idType>CPR</memo:idType><memo:label>Eva Ålund</memo:label>${attentionData}${contactPoint}\n`,
    )
    .replace('</memo:Recipient>\n', `</memo:Recipient>${contentData}${forwardData(version)}${replyData}\n`)
    .replace('<memo:MainDocument>', '<memo:MainDocument><memo:mainDocumentID>H1</memo:mainDocumentID><memo:label>Tilbud</memo:label>')
}
