/**
 * A sender's text: UTF-8, or else the Danish Windows code page, in which older systems write. Every byte is a sign there, so nothing fails;
 * a wrong guess shows a wrong letter, and the file itself stays as it was sent.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
