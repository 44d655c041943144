/** Fields of a header, for tars that no honest program writes. */
export interface RawHeader {
  readonly name: string | Buffer
  readonly type?: string
  /** Octal digits, or twelve bytes. */
  readonly size?: string | Buffer
  readonly prefix?: string
  readonly magic?: string
  readonly checksum?: string
}

const blockBytes = 512

function checksumOf(block: Buffer): string {
  const sum = block.reduce((total, byte) => total + byte, 0)
  return `${sum.toString(8).padStart(6, '0')}\0 `
}

export function tarBlock({ name, type = '0', size = '0', prefix = '', magic = 'ustar\u000000', checksum }: RawHeader): Buffer {
  const block = Buffer.alloc(blockBytes)
  block.set(Buffer.from(name).subarray(0, 100), 0)
  block.write('0000644\u00000000000\u00000000000\0', 100, 'latin1')
  block.set(typeof size === 'string' ? Buffer.from(`${size.padStart(11, '0')}\0`) : size, 124)
  block.write('00000000000\0        ', 136, 'latin1')
  block.write(type, 156, 'latin1')
  block.write(magic, 257, 'latin1')
  block.write(prefix, 345, 'utf8')
  block.write(checksum ?? checksumOf(block), 148, 'latin1')
  return block
}

/** Filled with zeros to whole blocks. */
export const padded = (bytes: Uint8Array | string): Buffer => {
  const content = Buffer.from(bytes)
  return Buffer.concat([content, Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes)])
}

export const rawFile = (name: string | Buffer, bytes: Uint8Array | string = 'x', rest: Partial<RawHeader> = {}): Buffer =>
  Buffer.concat([tarBlock({ name, size: Buffer.from(bytes).length.toString(8), ...rest }), padded(bytes)])

export const tarEnd = Buffer.alloc(2 * blockBytes)

export const rawTar = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, tarEnd])

function paxRecord(key: string, value: string): string {
  const length = Buffer.byteLength(` ${key}=${value}\n`)
  const digits = String(length + String(length).length).length
  return `${length + digits} ${key}=${value}\n`
}

export const paxHeader = (records: readonly (readonly [string, string])[], type = 'x'): Buffer =>
  rawFile('PaxHeader', records.map(([key, value]) => paxRecord(key, value)).join(''), { type })
