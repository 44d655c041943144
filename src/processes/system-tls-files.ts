import type { X509Certificate } from 'node:crypto'
import { createPrivateKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { RevocationList } from '../platform/certificates/index.ts'
import { DerFault, readCertificates, readRevocationLists } from '../platform/certificates/index.ts'
import type { Settings } from '../platform/configuration/index.ts'
import type { TlsFiles } from '../platform/http/index.ts'
import { tlsFault } from '../platform/http/index.ts'

/** The settings that name files of the system interface's TLS. */
export type TlsSettings = Partial<Pick<Settings, 'SYSTEM_TLS_CERT' | 'SYSTEM_TLS_KEY' | 'SYSTEM_CLIENT_CA' | 'SYSTEM_CLIENT_CRL'>>

/** What stands in those files, read and found right. */
export interface SystemTls {
  /** Absent where a proxy ends TLS. */
  readonly server: TlsFiles | undefined
  readonly authorities: readonly X509Certificate[]
  /** Undefined where nobody revokes anything: in the sandbox. */
  readonly lists: readonly RevocationList[] | undefined
}

/** A file says what it should, or a sentence that begins with the setting's name says what is wrong. */
type Read<Value> = { readonly value: Value } | { readonly fault: string }

const ifSet = <Value>(file: string | undefined, read: (file: string) => Read<Value>): Read<Value | undefined> => (file === undefined ? { value: undefined } : read(file))

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unreadable')

/** A missing file, a folder in its place, a lack of rights. */
function bytesOf(setting: string, file: string): Read<Buffer> {
  try {
    return { value: readFileSync(file) }
  } catch (error) {
    return { fault: `${setting}: ${file} cannot be read (${codeOf(error)}).` }
  }
}

function certificatesIn(setting: string, file: string): Read<readonly X509Certificate[]> {
  const bytes = bytesOf(setting, file)
  if ('fault' in bytes) return bytes
  const certificates = readCertificates(bytes.value.toString('latin1'))
  return certificates === undefined ? { fault: `${setting}: ${file} holds no certificate in PEM, or a broken one.` } : { value: certificates }
}

function authoritiesIn(file: string): Read<readonly X509Certificate[]> {
  const read = certificatesIn('SYSTEM_CLIENT_CA', file)
  if ('fault' in read || read.value.every(({ ca }) => ca)) return read
  return { fault: `SYSTEM_CLIENT_CA: ${file} holds a certificate that is not an authority's.` }
}

function keyIn(file: string): Read<string> {
  const bytes = bytesOf('SYSTEM_TLS_KEY', file)
  if ('fault' in bytes) return bytes
  try {
    createPrivateKey(bytes.value)
    return { value: bytes.value.toString('latin1') }
  } catch {
    return { fault: `SYSTEM_TLS_KEY: ${file} holds no private key in PEM without password.` }
  }
}

/** The files that a setting names: itself, or those of a folder. Throws what the file system throws. */
const filesAt = (place: string): string[] => (statSync(place).isDirectory() ? readdirSync(place).toSorted().map((name) => path.join(place, name)) : [place])

function listsAt(place: string): Read<readonly RevocationList[]> {
  try {
    return { value: filesAt(place).flatMap((file) => readRevocationLists(readFileSync(file))) }
  } catch (error) {
    const what = error instanceof DerFault ? `holds what is no list of revoked certificates: ${error.message}` : `cannot be read (${codeOf(error)})`
    return { fault: `SYSTEM_CLIENT_CRL: ${place} ${what}.` }
  }
}

const faultsIn = (reads: readonly Read<unknown>[]): string[] => reads.flatMap((read) => ('fault' in read ? [read.fault] : []))

/** What a listener would stumble over, and with it the process, if it were handed on. */
function serverFaults([certificate]: readonly X509Certificate[], server: TlsFiles): string[] {
  if (certificate?.checkPrivateKey(createPrivateKey(server.key)) !== true) return ['SYSTEM_TLS_KEY: it is not the key of the certificate in SYSTEM_TLS_CERT.']
  const fault = tlsFault(server)
  return fault === undefined ? [] : [`SYSTEM_TLS_CERT: no connection can be made with it and SYSTEM_TLS_KEY (${fault}).`]
}

const pem = (certificates: readonly X509Certificate[]): string => certificates.map(String).join('')

/** Reads every file that is set; every fault at once. */
export function readSystemTls({ SYSTEM_TLS_CERT, SYSTEM_TLS_KEY, SYSTEM_CLIENT_CA, SYSTEM_CLIENT_CRL }: TlsSettings): SystemTls | { readonly faults: readonly string[] } {
  const certificate = ifSet(SYSTEM_TLS_CERT, (file) => certificatesIn('SYSTEM_TLS_CERT', file))
  const key = ifSet(SYSTEM_TLS_KEY, keyIn)
  const authorities = ifSet(SYSTEM_CLIENT_CA, authoritiesIn)
  const lists = ifSet(SYSTEM_CLIENT_CRL, listsAt)
  if ('fault' in certificate || 'fault' in key || 'fault' in authorities || 'fault' in lists) return { faults: faultsIn([certificate, key, authorities, lists]) }
  const known = { authorities: authorities.value ?? [], lists: lists.value ?? [] }
  if (certificate.value === undefined || key.value === undefined) return { ...known, server: undefined }
  const server = { key: key.value, certificate: pem(certificate.value), clientAuthorities: pem(known.authorities) }
  const faults = serverFaults(certificate.value, server)
  return faults.length > 0 ? { faults } : { ...known, server }
}

/** Tells one state of the files from another. What cannot be seen right now is told when it is read. */
export function stateOfSystemTls({ SYSTEM_TLS_CERT, SYSTEM_TLS_KEY, SYSTEM_CLIENT_CA, SYSTEM_CLIENT_CRL }: TlsSettings): string {
  const places = [SYSTEM_TLS_CERT, SYSTEM_TLS_KEY, SYSTEM_CLIENT_CA, SYSTEM_CLIENT_CRL].filter((place) => place !== undefined)
  return JSON.stringify(places.flatMap(statesAt))
}

function statesAt(place: string): (string | number)[][] {
  try {
    return filesAt(place).map((file) => {
      const { ino, size, mtimeMs } = statSync(file)
      return [file, ino, size, mtimeMs]
    })
  } catch {
    return [[place]]
  }
}
