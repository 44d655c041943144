import { randomBytes } from 'node:crypto'
import type { Brand } from '../../platform/brand.ts'

export type AccessTokenId = Brand<string, 'AccessTokenId'>

/** What the employee's program sends; the database holds its SHA-256 only. */
export type AccessToken = Brand<string, 'AccessToken'>

/** For how many days a token may count; one that is forgotten ends by itself. */
export const tokenDays = [7, 30, 60, 90] as const

export const maxOpenTokens = 20

export const maxTokenNameLength = 100

/** Tells scanners for leaked secrets, and people, what it is. */
const mark = 'brevdue_'
const tokenBytes = 32
const form = new RegExp(`^${mark}[A-Za-z0-9_-]{43}$`)

export const newAccessToken = (): AccessToken => (mark + randomBytes(tokenBytes).toString('base64url')) as AccessToken // branding

export const isAccessToken = (text: string): text is AccessToken => form.test(text)
