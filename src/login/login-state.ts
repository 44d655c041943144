import { createHmac, randomBytes } from 'node:crypto'
import { equalInConstantTime } from '../platform/crypto/index.ts'

const freshText = (): string => randomBytes(32).toString('base64url')
const freshForm = /^[A-Za-z0-9_-]{43}$/

const mark = (browserSecret: string, nonce: string): string => createHmac('sha256', browserSecret).update(nonce).digest('base64url')

/** What a browser keeps in a cookie while it logs in; one for all its tabs. */
export const browserSecretOf = (cookie: string | undefined): string => (cookie !== undefined && freshForm.test(cookie) ? cookie : freshText())

/** A new `state` (RFC 6749, 4.1.1), which the browser with this secret alone can bring back: nobody else can finish its login for it (login CSRF). */
export function newState(browserSecret: string): string {
  const nonce = freshText()
  return `${nonce}.${mark(browserSecret, nonce)}`
}

/** Whether a `state` was made for the browser that brings it. */
export function belongsToBrowser(state: string, cookie: string | undefined): boolean {
  const [nonce = '', claim = ''] = state.split('.')
  return cookie !== undefined && freshForm.test(cookie) && equalInConstantTime(mark(cookie, nonce), claim)
}
