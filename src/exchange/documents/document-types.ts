/** The types that a file's content may show; 'text' = no binary type may be recognised in it. */
export type ContentTypes = readonly string[] | 'text'

/** By extension, as the sender's name of a file ends. A map, since every object knows names such as `constructor`. */
const documentTypes = new Map<string, ContentTypes>(Object.entries<ContentTypes>({
  pdf: ['application/pdf'],
  txt: 'text',
  html: 'text',
  htm: 'text',
  xml: 'text',
  csv: 'text',
  ics: 'text',
  vcf: 'text',
  eml: 'text',
  gml: 'text',
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  rtf: ['application/rtf', 'text/rtf'],
  doc: ['application/x-cfb', 'application/msword'],
  xls: ['application/x-cfb', 'application/vnd.ms-excel'],
  ppt: ['application/x-cfb', 'application/vnd.ms-powerpoint'],
  msg: ['application/x-cfb', 'application/vnd.ms-outlook'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'application/zip'],
  odt: ['application/vnd.oasis.opendocument.text', 'application/zip'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet', 'application/zip'],
  odp: ['application/vnd.oasis.opendocument.presentation', 'application/zip'],
}))

/** Allowed only where the receiver is a machine that agreed to it. */
const technicalDocumentTypes = new Map<string, ContentTypes>([['zip', ['application/zip']]])

/** What a file with the extension may be (exchange.md §3); undefined when a letter may not carry it. */
export const allowedTypes = (extension: string, technical: boolean): ContentTypes | undefined =>
  documentTypes.get(extension) ?? (technical ? technicalDocumentTypes.get(extension) : undefined)

/** Media types that the sender may state for an extension; anything else contradicts the name. */
const statedTypes = new Map<string, readonly string[]>(Object.entries({
  pdf: ['application/pdf'],
  txt: ['text/plain'],
  html: ['text/html'],
  htm: ['text/html'],
  png: ['image/png'],
  jpg: ['image/jpeg', 'image/jpg'],
  jpeg: ['image/jpeg', 'image/jpg'],
  gif: ['image/gif'],
}))

/** `Afgørelse.PDF` → `pdf`; '' when there is none. */
export const extensionOf = (filename: string): string => /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''

/** Whether the media type stated by the sender contradicts the file's extension; types we do not know contradict nothing. */
export const contradicts = (extension: string, stated: string): boolean => {
  const allowed = statedTypes.get(extension)
  return allowed !== undefined && !allowed.includes(stated.split(';')[0]?.trim().toLowerCase() ?? '')
}
