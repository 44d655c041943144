import type { X509Certificate } from 'node:crypto'
import type { MachineTime } from '../clock/index.ts'
import { machineNow } from '../clock/index.ts'
import { derTags } from './der-tags.ts'
import { derTime } from './der-time.ts'
import { der, derInteger, derObjectId, derSequence } from './der-writer.ts'
import type { CertificateWish, KeyedCertificate } from './issue-certificate.ts'
import { issueCertificate, signedDer } from './issue-certificate.ts'
import { subjectNameOf } from './revocation-list.ts'

const dayMs = 86_400_000

/** A moment so many days from now. */
export const inDays = (days: number): MachineTime => (machineNow() + days * dayMs) as MachineTime // branding

export const testAuthority = (name = 'Prøve-CA', authority?: KeyedCertificate): KeyedCertificate =>
  issueCertificate({ purpose: 'authority', subject: [['C', 'DK'], ['CN', name]], notBefore: inDays(-2), notAfter: inDays(30) }, authority)

/** A client's certificate as OCES3 forms it, valid since yesterday for ten days, or what `more` says. */
export const testClient = (authority: KeyedCertificate, cvrNumber: string, more: Partial<CertificateWish> = {}): KeyedCertificate =>
  issueCertificate(
    { purpose: 'client', subject: [['C', 'DK'], ['organizationIdentifier', `NTRDK-${cvrNumber}`], ['CN', 'Prøvesystem']], notBefore: inDays(-1), notAfter: inDays(10), ...more },
    authority,
  )

export const keyPem = ({ privateKey }: KeyedCertificate): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** A list of revoked certificates in PEM; overdue when `nextUpdate` is past. */
export function testRevocationList(authority: KeyedCertificate, revoked: readonly X509Certificate[], nextUpdate: MachineTime = inDays(1)): string {
  const entries = revoked.map(({ serialNumber }) => derSequence(derInteger(Buffer.from(serialNumber, 'hex')), derTime(inDays(-1))))
  const toSign = derSequence(
    derInteger(Buffer.from([1])),
    derSequence(derObjectId('1.2.840.10045.4.3.2')),
    subjectNameOf(authority.certificate),
    derTime(inDays(-1)),
    derTime(nextUpdate),
    ...(entries.length === 0 ? [] : [der(derTags.sequence, ...entries)]),
  )
  return `-----BEGIN X509 CRL-----\n${signedDer(toSign, authority.privateKey).toString('base64')}\n-----END X509 CRL-----\n`
}
