import { generateKeyPairSync, randomBytes } from 'node:crypto'

const type = 'ssh-ed25519'
/** Keys without a password are padded to this, by 1, 2, 3 … */
const blockBytes = 8
const linesOf = /.{1,70}/g

/** SSH's own string: its length before it (RFC 4251 §5). */
function field(content: string | Uint8Array): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function privateSection(publicKey: Buffer, seed: Buffer, comment: string): Buffer {
  // Two equal numbers, by which whoever decrypts a key sees that the password was right.
  const check = randomBytes(4)
  const section = Buffer.concat([check, check, field(type), field(publicKey), field(Buffer.concat([seed, publicKey])), field(comment)])
  const padding = Array.from({ length: (blockBytes - (section.length % blockBytes)) % blockBytes }, (_byte, index) => index + 1)
  return Buffer.concat([section, Buffer.from(padding)])
}

const pem = (bytes: Buffer): string =>
  ['-----BEGIN OPENSSH PRIVATE KEY-----', ...(bytes.toString('base64').match(linesOf) ?? []), '-----END OPENSSH PRIVATE KEY-----', ''].join('\n')

export interface SshKeyPair {
  /** In OpenSSH's form (its PROTOCOL.key), without a password. */
  readonly private: string
  /** A line as in a `.pub` file. */
  readonly public: string
}

/** A new Ed25519 key pair. Written here, since the generator of `ssh2` 1.17 drops zeros at the beginning of a public key: one pair of 256 cannot be read. */
export function makeSshKeyPair(comment: string): SshKeyPair {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const publicKey = Buffer.from(x, 'base64url')
  const blob = Buffer.concat([field(type), field(publicKey)])
  const oneKey = Buffer.from([0, 0, 0, 1])
  const section = privateSection(publicKey, Buffer.from(d, 'base64url'), comment)
  const key = Buffer.concat([Buffer.from('openssh-key-v1\0'), field('none'), field('none'), field(''), oneKey, field(blob), field(section)])
  return { private: pem(key), public: `${type} ${blob.toString('base64')} ${comment}` }
}
