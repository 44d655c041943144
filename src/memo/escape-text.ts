const escapes = new Map(Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;' }))

/** What XML reads as something else: markup, carriage returns, and whatever is no character of XML (§2.2). */
const special = /[&<>\r]|[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/**
 * A text as character data that reads as the same text. What XML cannot hold (control characters, half surrogates) becomes a
 * reference that every reader refuses: nothing is exchanged for something else in silence.
 */
export const escapeText = (text: string): string =>
  text.replaceAll(special, (character) => escapes.get(character) ?? `&#${character.codePointAt(0)};`)
