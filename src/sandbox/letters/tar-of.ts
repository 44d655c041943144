/** A file of an archive. */
export interface TarFile {
  readonly name: string
  readonly bytes: Buffer
}

const blockBytes = 512

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

/** The header of POSIX.1-1988 (ustar); its checksum counts itself as blanks. */
function headerOf({ name, bytes }: TarFile): Buffer {
  const header = Buffer.alloc(blockBytes)
  const write = (text: string, at: number): number => header.write(text, at, 'latin1')
  write(name, 0)
  write(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(bytes.length, 11)}\0${octal(0, 11)}\0`, 100)
  write('        0', 148)
  write('ustar\x0000', 257)
  write(`${octal(header.reduce((sum, byte) => sum + byte, 0), 6)}\0 `, 148)
  return header
}

/** A plain tar, as a sender packs its letters; names of at most 100 ASCII characters. */
export const tarOf = (files: readonly TarFile[]): Buffer =>
  Buffer.concat([...files.flatMap((file) => [headerOf(file), file.bytes, Buffer.alloc((blockBytes - (file.bytes.length % blockBytes)) % blockBytes)]), Buffer.alloc(2 * blockBytes)])
