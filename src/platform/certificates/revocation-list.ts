import type { KeyObject, X509Certificate } from 'node:crypto'
import { constants, verify } from 'node:crypto'
import type { MachineTime } from '../clock/index.ts'
import { DerFault, DerSequence, readDerValues } from './der-reader.ts'
import { derTags } from './der-tags.ts'
import { readTime } from './der-time.ts'

/** A list of revoked certificates (CRL, RFC 5280 §5) as its issuer published it; who issued it is checked apart. */
export interface RevocationList {
  /** DER of the issuer's name. */
  readonly issuerName: Buffer
  readonly thisUpdate: MachineTime
  /** By then there is a newer one; a list need not say. */
  readonly nextUpdate: MachineTime | undefined
  /** Serial numbers as Node writes them: hexadecimal, capitals. */
  readonly revoked: ReadonlySet<string>
  isSignedBy(key: KeyObject): boolean
}

interface SignatureScheme {
  readonly hash: string
  readonly pss: boolean
}

/** Object ids in hexadecimal DER content: RSA (PKCS #1) and ECDSA with SHA-2. */
const signatureSchemes: Readonly<Record<string, SignatureScheme>> = {
  '2a864886f70d01010b': { hash: 'sha256', pss: false },
  '2a864886f70d01010c': { hash: 'sha384', pss: false },
  '2a864886f70d01010d': { hash: 'sha512', pss: false },
  '2a8648ce3d040302': { hash: 'sha256', pss: false },
  '2a8648ce3d040303': { hash: 'sha384', pss: false },
  '2a8648ce3d040304': { hash: 'sha512', pss: false },
}

/** RSASSA-PSS names its hash in its parameters (RFC 4055). */
const pssId = '2a864886f70d01010a'
const hashes: Readonly<Record<string, string>> = { '608648016503040201': 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' }

const deltaIndicatorId = '551d1b'
const issuingDistributionPointId = '551d1c'

function schemeOf(algorithm: DerSequence): SignatureScheme {
  const id = algorithm.take(derTags.objectId).content.toString('hex')
  const scheme = id === pssId ? pssScheme(algorithm) : signatureSchemes[id]
  if (scheme === undefined) throw new DerFault('The signature is of an unknown kind')
  return scheme
}

function pssScheme(algorithm: DerSequence): SignatureScheme | undefined {
  const parameters = new DerSequence(algorithm.take(derTags.sequence).content)
  const wrapped = new DerSequence(parameters.take(derTags.context0).content)
  const hash = hashes[new DerSequence(wrapped.take(derTags.sequence).content).take(derTags.objectId).content.toString('hex')]
  return hash === undefined ? undefined : { hash, pss: true }
}

/** `8F01` for the bytes 00 8F 01. */
const serialText = (content: Buffer): string => (content[0] === 0 && content.length > 1 ? content.subarray(1) : content).toString('hex').toUpperCase()

function serialsOf(entries: Buffer): Set<string> {
  const serials = new Set<string>()
  for (const { content } of readDerValues(entries)) {
    const [serial] = readDerValues(content)
    if (serial?.tag !== derTags.integer) throw new DerFault('An entry has no number')
    serials.add(serialText(serial.content))
  }
  return serials
}

/**
 * A list of changes alone, or one that speaks for other issuers, would be misread as a whole one of its own issuer;
 * so would one with a critical extension that we do not know. Parts of a list (RFC 5280 §5.2.5) may stand beside each other.
 */
function refuseSpecialLists(extensions: Buffer): void {
  for (const { content } of readDerValues(extensions)) {
    const extension = new DerSequence(content)
    const id = extension.take(derTags.objectId).content.toString('hex')
    const critical = extension.takeIf(derTags.boolean)?.content[0] === 0xff
    if (id === deltaIndicatorId) throw new DerFault('It is a list of changes only')
    if (id === issuingDistributionPointId) refuseIndirect(extension.take(derTags.octetString).content)
    else if (critical) throw new DerFault('It has a critical extension that is not known')
  }
}

const indirectTag = 0x84

function refuseIndirect(point: Buffer): void {
  for (const { content } of readDerValues(point)) {
    for (const { tag, content: value } of readDerValues(content)) {
      if (tag === indirectTag && value[0] === 0xff) throw new DerFault('It speaks for other issuers')
    }
  }
}

function parse(der: Buffer): RevocationList {
  const list = new DerSequence(new DerSequence(der).take(derTags.sequence).content)
  const signed = list.take(derTags.sequence)
  const { hash, pss } = schemeOf(new DerSequence(list.take(derTags.sequence).content))
  const signature = list.take(derTags.bitString).content.subarray(1)
  const fields = new DerSequence(signed.content)
  fields.takeIf(derTags.integer)
  fields.take(derTags.sequence)
  const issuerName = fields.take(derTags.sequence).whole
  const thisUpdate = readTime(fields.take(derTags.utcTime, derTags.generalizedTime))
  const next = fields.takeIf(derTags.utcTime, derTags.generalizedTime)
  const revoked = serialsOf(fields.takeIf(derTags.sequence)?.content ?? Buffer.alloc(0))
  const extensions = fields.takeIf(derTags.context0)
  if (extensions !== undefined) refuseSpecialLists(new DerSequence(extensions.content).take(derTags.sequence).content)
  const padding = pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : {}
  const fits = ({ asymmetricKeyType }: KeyObject): boolean => !pss || (asymmetricKeyType?.startsWith('rsa') ?? false)
  const isSignedBy = (key: KeyObject): boolean => fits(key) && verify(hash, signed.whole, { key, ...padding }, signature)
  return { issuerName, thisUpdate, nextUpdate: next === undefined ? undefined : readTime(next), revoked, isSignedBy }
}

const pemBlock = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/g

/** Reads a file of one list (DER) or of several (PEM). Throws DerFault. */
export function readRevocationLists(file: Buffer): RevocationList[] {
  const blocks = [...file.toString('latin1').matchAll(pemBlock)].map(([, base64 = '']) => Buffer.from(base64, 'base64'))
  return (blocks.length > 0 ? blocks : [file]).map(parse)
}

/** DER of a certificate's subject: the name by which a list names its issuer. */
export function subjectNameOf({ raw }: X509Certificate): Buffer {
  const fields = new DerSequence(new DerSequence(new DerSequence(raw).take(derTags.sequence).content).take(derTags.sequence).content)
  fields.takeIf(derTags.context0)
  for (const tag of [derTags.integer, derTags.sequence, derTags.sequence, derTags.sequence]) fields.take(tag)
  return fields.take(derTags.sequence).whole
}
