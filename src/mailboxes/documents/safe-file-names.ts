const longestName = 120

/** Names that Windows keeps for devices, whatever the extension. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function splitName(name: string): { stem: string; extension: string } {
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return { stem: name.slice(0, name.length - extension.length), extension }
}

/**
 * A sender's file name as a name that every file system takes and none reads as a path: no separators, control characters or characters
 * that turn the direction of writing (`gpj.exe` shown as `exe.jpg`), no leading or trailing dots, at most 120 characters.
 */
export function safeFileName(filename: string): string {
  const plain = filename
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Control}\p{Format}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/g, '_')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '')
  const { stem, extension } = splitName(plain)
  const short = `${stem.slice(0, longestName - extension.length).toWellFormed()}${extension}`
  if (short === '') return 'fil'
  return deviceName.test(short) ? `_${short}` : short
}

/** Safe names for the files of one folder, in the same order: a name that is taken (in any case) gets a number. */
export function uniqueFileNames(filenames: readonly string[]): string[] {
  const taken = new Set<string>()
  return filenames.map((filename) => {
    const name = safeFileName(filename)
    const { stem, extension } = splitName(name)
    let free = name
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${extension}`
    taken.add(free.toLowerCase())
    return free
  })
}
