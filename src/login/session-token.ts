import { createHmac, randomBytes } from 'node:crypto'
import type { Brand } from '../platform/brand.ts'

/** What a logged-in browser holds; the database knows only its SHA-256. */
export type SessionToken = Brand<string, 'SessionToken'>

/** 256 bits in 43 base64url digits. */
export const newSessionToken = (): SessionToken => randomBytes(32).toString('base64url') as SessionToken // branding

/** Whether a cookie's value can be a token at all: anything else never reaches the database. */
export const isSessionToken = (value: string | undefined): value is SessionToken => value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)

/** A secret of its own for a purpose, made from the session token: nothing to store, gone with the session. */
export const derivedFrom = (token: SessionToken, purpose: 'csrf' | 'logout-hint'): Buffer => createHmac('sha256', token).update(purpose).digest()
