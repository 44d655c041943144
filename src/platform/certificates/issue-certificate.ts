import type { KeyObject } from 'node:crypto'
import { createPublicKey, generateKeyPairSync, hash, randomBytes, sign, X509Certificate } from 'node:crypto'
import { isIPv4 } from 'node:net'
import type { MachineTime } from '../clock/index.ts'
import { derTags } from './der-tags.ts'
import { derTime } from './der-time.ts'
import { der, derBits, derInteger, derObjectId, derSequence, derText } from './der-writer.ts'
import { subjectNameOf } from './revocation-list.ts'

/** A certificate with its private key. */
export interface KeyedCertificate {
  readonly certificate: X509Certificate
  readonly privateKey: KeyObject
}

export type CertificatePurpose = 'authority' | 'client' | 'server'

export interface CertificateWish {
  readonly purpose: CertificatePurpose
  readonly subject: readonly NamePart[]
  readonly notBefore: MachineTime
  readonly notAfter: MachineTime
  /** Names and addresses of a server. */
  readonly hosts?: readonly string[]
  /** A key that is there already, of a certificate that is renewed; a new one where it is absent. */
  readonly privateKey?: KeyObject
}

/** Attributes of a name (RFC 5280 appendix A, X.520), by the names that OpenSSL gives them. */
const attributeIds = { CN: '2.5.4.3', serialNumber: '2.5.4.5', C: '2.5.4.6', O: '2.5.4.10', organizationIdentifier: '2.5.4.97' } as const

export type NamePart = readonly [attribute: keyof typeof attributeIds, value: string]

const serverAndClient = { client: '1.3.6.1.5.5.7.3.2', server: '1.3.6.1.5.5.7.3.1' } as const
const printableString = 0x13

/** As ITU-T X.520 has it, a country is a PrintableString. */
const nameValue = ([attribute, value]: NamePart): Buffer => (attribute === 'C' ? der(printableString, Buffer.from(value)) : derText(value))

const nameOf = (parts: readonly NamePart[]): Buffer =>
  derSequence(...parts.map((part) => der(derTags.set, derSequence(derObjectId(attributeIds[part[0]]), nameValue(part)))))

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  derSequence(derObjectId(id), ...(critical ? [der(derTags.boolean, Buffer.from([0xff]))] : []), der(derTags.octetString, value))

/** The bits digitalSignature, and for an authority keyCertSign and cRLSign (RFC 5280 §4.2.1.3). */
const keyUsageOf = (purpose: CertificatePurpose): Buffer => (purpose === 'authority' ? derBits(Buffer.from([0x06]), 1) : derBits(Buffer.from([0x80]), 7))

const addressBytes = (address: string): Buffer => (isIPv4(address) ? Buffer.from(address.split('.').map(Number)) : ipv6Bytes(address))

/** `::1` → sixteen bytes; the zeroes that `::` stands for are filled in. */
function ipv6Bytes(address: string): Buffer {
  const [head = '', tail = ''] = address.split('::').map((half) => half.split(':').filter((group) => group !== '').map((group) => group.padStart(4, '0')).join(''))
  return Buffer.from(head + '0'.repeat(32 - head.length - tail.length) + tail, 'hex')
}

const isAddress = (host: string): boolean => isIPv4(host) || host.includes(':')
const hostName = (host: string): Buffer => (isAddress(host) ? der(0x87, addressBytes(host)) : der(0x82, Buffer.from(host)))

/** An identifier of a key: SHA-1 of it, as RFC 5280 §4.2.1.2 proposes; nothing is secured by it. */
const keyIdentifier = (key: Buffer): Buffer => hash('sha1', key, 'buffer')

function extensionsOf({ purpose, hosts = [] }: CertificateWish, publicKey: Buffer, issuerKey: Buffer): Buffer {
  const isAuthority = purpose === 'authority'
  return derSequence(
    extension('2.5.29.19', true, derSequence(...(isAuthority ? [der(derTags.boolean, Buffer.from([0xff]))] : []))),
    extension('2.5.29.15', true, keyUsageOf(purpose)),
    ...(isAuthority ? [] : [extension('2.5.29.37', false, derSequence(derObjectId(serverAndClient[purpose])))]),
    extension('2.5.29.14', false, der(derTags.octetString, keyIdentifier(publicKey))),
    extension('2.5.29.35', false, derSequence(der(0x80, keyIdentifier(issuerKey)))),
    ...(hosts.length === 0 ? [] : [extension('2.5.29.17', false, derSequence(...hosts.map(hostName)))]),
  )
}

const ecdsaWithSha256 = derSequence(derObjectId('1.2.840.10045.4.3.2'))

/** What is to be signed, and its signature by ECDSA with SHA-256: the frame of certificates and of lists of revoked ones. */
export const signedDer = (toSign: Buffer, privateKey: KeyObject): Buffer => derSequence(toSign, ecdsaWithSha256, derBits(sign('sha256', toSign, privateKey)))

/** Twenty bytes at most, and positive (RFC 5280 §4.1.2.2). */
const newSerialNumber = (): Buffer => Buffer.concat([Buffer.from([0x40]), randomBytes(15)])

/**
 * A certificate with its key (P-256), signed by an authority, or by itself where none is given.
 * For the sandbox and for tests: nothing here guards the authority's key.
 */
export function issueCertificate(wish: CertificateWish, authority?: KeyedCertificate): KeyedCertificate {
  const { privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey } = wish
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const issuerKey = authority?.certificate.publicKey.export({ type: 'spki', format: 'der' }) ?? key
  const name = nameOf(wish.subject)
  const toSign = derSequence(
    der(derTags.context0, derInteger(Buffer.from([2]))),
    derInteger(newSerialNumber()),
    ecdsaWithSha256,
    authority === undefined ? name : subjectNameOf(authority.certificate),
    derSequence(derTime(wish.notBefore), derTime(wish.notAfter)),
    name,
    key,
    der(derTags.context3, extensionsOf(wish, key, issuerKey)),
  )
  return { certificate: new X509Certificate(signedDer(toSign, authority?.privateKey ?? privateKey)), privateKey }
}
