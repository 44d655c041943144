import type { X509Certificate } from 'node:crypto'
import type { MachineTime } from '../clock/index.ts'
import { subjectNameOf } from './revocation-list.ts'
import type { RevocationList } from './revocation-list.ts'

/** `trusted`, or what is wrong with a certificate: for the log, never for the caller. */
export type Judgement = 'trusted' | 'issuer.unknown' | 'purpose.wrong' | 'not.yet.valid' | 'expired' | 'revoked'

interface Authority {
  readonly certificate: X509Certificate
  readonly lists: readonly RevocationList[]
}

/** A certificate and those above it, as far as we know them. */
interface Chain {
  readonly certificates: readonly X509Certificate[]
  readonly isRevoked: boolean
}

/** TLS client authentication (RFC 5280 §4.2.1.12). */
const clientAuthenticationId = '1.3.6.1.5.5.7.3.2'

/** Chains are remembered, since a signature costs as much as the rest of a call; beyond this number all are forgotten and looked at again. */
const maxRemembered = 10_000

/** Longer than any real chain; ends what would run in a circle. */
const maxChainLength = 8

/** A certificate that names no purpose serves for all. */
const servesClients = ({ keyUsage }: X509Certificate): boolean => (keyUsage as string[] | undefined)?.includes(clientAuthenticationId) ?? true // undefined without the extension, against its type

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  !certificate.raw.equals(issuer.raw) && issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

const isInTime = ({ validFromDate, validToDate }: X509Certificate, now: MachineTime): boolean => validFromDate.getTime() <= now && validToDate.getTime() >= now

const isListOf = (list: RevocationList, authority: X509Certificate): boolean => list.issuerName.equals(subjectNameOf(authority)) && list.isSignedBy(authority.publicKey)

/**
 * Whose certificates are believed: those issued by one of the authorities, in their time, for clients, and on no list of revoked ones (RFC 5280 §6).
 * Every authority that issues to clients must be among those given; an authority is judged by those above it as far as these are given too.
 * A value: when files change there is a new one.
 */
export class ClientTrust {
  private readonly authorities: readonly Authority[]
  private readonly remembered = new Map<string, Chain>()

  constructor(authorities: readonly X509Certificate[], lists: readonly RevocationList[]) {
    this.authorities = authorities.map((certificate) => ({ certificate, lists: lists.filter((list) => isListOf(list, certificate)) }))
  }

  /** The authorities of which no list is known. */
  get unlisted(): readonly X509Certificate[] {
    return this.authorities.filter(({ lists }) => lists.length === 0).map(({ certificate }) => certificate)
  }

  /** Whether the list was issued by one of the authorities: one that was not says nothing. */
  covers(list: RevocationList): boolean {
    return this.authorities.some(({ lists }) => lists.includes(list))
  }

  /** Dates are machine time. A list that is overdue still counts: what it names stays revoked. */
  judge(certificate: X509Certificate, now: MachineTime): Judgement {
    const chain = this.chainOf(certificate, now)
    if (chain === undefined) return 'issuer.unknown'
    if (!servesClients(certificate)) return 'purpose.wrong'
    if (chain.certificates.some(({ validFromDate }) => validFromDate.getTime() > now)) return 'not.yet.valid'
    if (chain.certificates.some(({ validToDate }) => validToDate.getTime() < now)) return 'expired'
    return chain.isRevoked ? 'revoked' : 'trusted'
  }

  /** Undefined when none of the authorities issued it; what anybody can make for himself is not remembered. */
  private chainOf(certificate: X509Certificate, now: MachineTime): Chain | undefined {
    const known = this.remembered.get(certificate.fingerprint256)
    if (known?.certificates.every((link) => isInTime(link, now)) === true) return known
    const chain = this.climb(certificate, now)
    if (chain.certificates.length === 1) return undefined
    if (this.remembered.size >= maxRemembered) this.remembered.clear()
    this.remembered.set(certificate.fingerprint256, chain)
    return chain
  }

  /** An authority whose certificate was renewed stands there twice, with one key and one name: the one in its time counts. */
  private climb(certificate: X509Certificate, now: MachineTime): Chain {
    const certificates = [certificate]
    let isRevoked = false
    for (let link = certificate; certificates.length < maxChainLength; ) {
      const issuers = this.authorities.filter((authority) => isIssuedBy(link, authority.certificate))
      const issuer = issuers.find((authority) => isInTime(authority.certificate, now)) ?? issuers[0]
      if (issuer === undefined) break
      isRevoked ||= issuer.lists.some(({ revoked }) => revoked.has(link.serialNumber))
      link = issuer.certificate
      certificates.push(link)
      // What signed itself has nobody above it: another certificate of the same key is no authority over this one.
      if (link.checkIssued(link)) break
    }
    return { certificates, isRevoked }
  }
}
