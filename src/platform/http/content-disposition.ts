/** Signs that RFC 8187 lets stand unescaped (attr-char). */
const escapedForm = (text: string): string => encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** For clients that know only the old form: what is neither letter, digit nor plain sign in ASCII becomes an underscore. */
const plainForm = (text: string): string => text.replaceAll(/[^A-Za-z0-9 ._()-]/g, '_')

/**
 * Content-Disposition with a file name (RFC 6266, RFC 8187). A lone half of a surrogate pair, which cannot be escaped, is replaced;
 * line breaks and quotes cannot get into the header.
 */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const wellFormed = filename.toWellFormed()
  return `${kind}; filename="${plainForm(wellFormed)}"; filename*=UTF-8''${escapedForm(wellFormed)}`
}
