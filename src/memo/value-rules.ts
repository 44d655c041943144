import type { ValueRule } from './format-fields.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const notInFileNames = /[<>:"/\\|?*\r\n\u00A0\u2000-\u200A\u2028\u205F\u2060\u3000]/
const absoluteHttps = /^https:\/\/[^/?#]/i

/** A contact point is named by its UUID. */
export const contactPointIdRule: ValueRule = { code: 'contact.point.id.format.not.allowed', test: (value) => uuid.test(value) }

/** Source: the national solution's stricter check of file names, November 2024. */
export const fileNameRule: ValueRule = {
  code: 'file.name.not.allowed',
  test: (value) => value.trim() !== '' && !notInFileNames.test(value),
}

/** Source: the same, for addresses in actions: absolute and https. */
export const actionUrlRule: ValueRule = {
  code: 'action.url.not.allowed',
  test: (value) => absoluteHttps.test(value) && URL.canParse(value),
}
