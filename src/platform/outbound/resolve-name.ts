import { NODATA, NOTFOUND, promises as dns } from 'node:dns'

/** The IP addresses of a name; empty when it has none. Throws when no name server answers, or the signal comes first. */
export type ResolveName = (name: string, signal: AbortSignal) => Promise<readonly string[]>

/** A name server that is silent this long is asked once more. */
const serverTimeoutMs = 3_000
const tries = 2

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** The name exists, but not with this kind of address, or not at all. */
const isAbsence = (error: unknown): boolean => [NODATA, NOTFOUND].some((code) => code === codeOf(error))

/**
 * Asks the machine's name servers. Not getaddrinfo: that takes one of the few threads that also read files, so that a name server of a receiver that is
 * silent would hold up everybody. For this the hosts file and search domains are not read.
 */
export const resolveByNameServer: ResolveName = async (name, signal) => {
  const resolver = new dns.Resolver({ timeout: serverTimeoutMs, tries })
  const cancel = (): void => resolver.cancel()
  signal.addEventListener('abort', cancel)
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const fault = answers.find((answer) => answer.status === 'rejected' && !isAbsence(answer.reason))
    if (found.length === 0 && fault?.status === 'rejected') throw fault.reason
    return found
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
