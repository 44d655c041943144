import type { X509Certificate } from 'node:crypto'
import type { CvrNumber } from '../parties/index.ts'
import { parseCvrNumber } from '../parties/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import type { Caller } from '../platform/http/index.ts'

/** What a company's certificate tells: whose it is, and which one exactly. */
export interface ClientCertificate {
  readonly cvrNumber: CvrNumber
  /** SHA-256 of the certificate as it was issued (DER). */
  readonly sha256: Buffer
}

/** OCES3: the identifier of an organisation in Denmark's trade register (ETSI EN 319 412-1 §5.1.4). */
const organizationIdentifier = /^NTRDK-(\d{8})$/

/** OCES2: the number with that of the unit, function or employee. */
const oces2SerialNumber = /^CVR:(\d{8})-(?:UID|FID|RID):[0-9A-Za-z-]{1,64}$/

/** The number in both places, if it stands in both; an attribute that is there twice tells nothing. */
function numbersIn({ organizationIdentifier: identifier, serialNumber, C: country }: ReturnType<X509Certificate['toLegacyObject']>['subject']): string[] {
  const found = [
    typeof identifier === 'string' ? organizationIdentifier.exec(identifier)?.[1] : undefined,
    typeof serialNumber === 'string' && country === 'DK' ? oces2SerialNumber.exec(serialNumber)?.[1] : undefined,
  ]
  return found.filter((number) => number !== undefined)
}

/** The CVR number of an OCES certificate of a company, function or employee; undefined when it names none, or two. */
export function cvrNumberOf(certificate: X509Certificate): CvrNumber | undefined {
  const [number, other = number] = numbersIn(certificate.toLegacyObject().subject)
  return number !== undefined && number === other ? parseCvrNumber(number) : undefined
}

/** The trusted certificate of the caller, if it is a company's. */
export function certificateOf({ certificate }: Pick<Caller, 'certificate'>): ClientCertificate | undefined {
  if (certificate?.kind !== 'trusted') return undefined
  const cvrNumber = cvrNumberOf(certificate.certificate)
  return cvrNumber === undefined ? undefined : { cvrNumber, sha256: sha256(certificate.certificate.raw) }
}
