import type { X509Certificate } from 'node:crypto'
import type { EventActor } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import type { Judgement } from '../platform/certificates/index.ts'
import { readCertificates } from '../platform/certificates/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import type { MachineTime } from '../platform/clock/index.ts'
import { sha256, uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { certificateChange } from './certificate-change.ts'
import { cvrNumberOf } from './client-certificate.ts'
import type { SystemId } from './system.ts'
import type { CertificateId } from './system-credentials.queries.ts'
import { claimSystemForCredentials, insertCertificate, updateCertificateRemoved } from './system-credentials.queries.ts'
import { systemProblems } from './systems.problems.ts'

export interface CertificateUpload {
  readonly systemId: SystemId
  /** The certificate alone, without those above it. */
  readonly pem: string
  readonly actor: EventActor
  /** Whether the listener would trust it; absent where no authorities are configured. */
  readonly judge?: ((certificate: X509Certificate) => Judgement) | undefined
}

const judgeByDates = ({ validToDate }: X509Certificate): Judgement => (validToDate.getTime() < machineNow() ? 'expired' : 'trusted')

function readUpload({ pem, judge = judgeByDates }: CertificateUpload): X509Certificate {
  const [certificate, ...others] = readCertificates(pem) ?? []
  if (certificate === undefined || others.length > 0) throw new Problem(systemProblems['system.certificate.unreadable'])
  const judgement = judge(certificate)
  if (judgement === 'expired') throw new Problem(systemProblems['system.certificate.expired'])
  if (judgement !== 'trusted') throw new Problem(systemProblems['system.certificate.not.trusted'], { detail: `Reason: ${judgement}.` })
  return certificate
}

const machineTimeOf = (date: Date): MachineTime => date.getTime() as MachineTime // branding

/**
 * From now on the system calls with exactly this certificate; one that was uploaded before is removed.
 * Throws not.found, system.certificate.unreadable, .expired, .not.trusted, or .wrong.cvr when it names neither the organisation nor the delegated supplier.
 */
export async function uploadCertificate(tx: Transaction, upload: CertificateUpload): Promise<void> {
  const { systemId, actor } = upload
  const system = await claimSystemForCredentials(tx, { systemId })
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  const certificate = readUpload(upload)
  const cvrNumber = cvrNumberOf(certificate)
  if (cvrNumber === undefined || ![system.organisationCvr, system.delegatedCvr].includes(cvrNumber)) throw new Problem(systemProblems['system.certificate.wrong.cvr'])
  const removed = await updateCertificateRemoved(tx, { systemId, now: tx.now })
  const fingerprint = sha256(certificate.raw)
  await insertCertificate(tx, {
    certificateId: uuidV7(tx.now) as CertificateId, // branding
    systemId,
    sha256: fingerprint,
    subject: certificate.subject,
    serialNumber: certificate.serialNumber,
    notBefore: machineTimeOf(certificate.validFromDate),
    notAfter: machineTimeOf(certificate.validToDate),
    pem: certificate.toString(),
    now: tx.now,
  })
  const facts = { change: 'certificate.uploaded', serialNumber: certificate.serialNumber, system: systemId }
  await recordChanges(tx, [{ tag: 'SYSTEM_CHANGED', ownerId: system.organisationPartyId, actor, systemId, changes: [certificateChange(removed, fingerprint)], facts }])
}
