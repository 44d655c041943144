/** As on the file systems where such archives come from and go to. */
const maxNameBytes = 255

/** Control and invisible characters could make a name look like another, a backslash is a folder on some systems. */
const refusedCharacters = /[\p{Cc}\p{Cf}\\]/u
const driveLetter = /^[a-z]:/i

/** A name with `./` and doubled `/` taken out, empty for the folder itself; undefined if it could lead anywhere but below the archive. */
export function entryName(name: string): string | undefined {
  if (Buffer.byteLength(name) > maxNameBytes || refusedCharacters.test(name)) return undefined
  if (name.startsWith('/') || driveLetter.test(name)) return undefined
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : parts.join('/')
}

/** The same for names that some file system takes for one. */
export const sameName = (name: string): string => name.normalize('NFC').toLowerCase()
