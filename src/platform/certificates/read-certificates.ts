import { X509Certificate } from 'node:crypto'

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Every certificate of a PEM text, in its order; undefined when there is none or one is broken. */
export function readCertificates(pem: string): readonly X509Certificate[] | undefined {
  const blocks = pem.match(pemBlock)
  if (blocks === null) return undefined
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    return undefined
  }
}
