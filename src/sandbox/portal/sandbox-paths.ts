import { loginAddressOf } from '../identity-provider/index.ts'

export const sandboxPaths = {
  overview: '/sandbox',
  letters: '/sandbox/letters',
  clock: '/sandbox/clock',
  reset: '/sandbox/reset',
  systems: '/sandbox/systems',
  outbox: '/sandbox/outbox',
  workshop: '/sandbox/workshop',
  workshopForm: '/sandbox/workshop/form',
  receivers: '/sandbox/receivers',
  testPortal: '/sandbox/test-portal',
  gallery: '/sandbox/gallery',
  firstLetter: '/sandbox/first-letter',
  sampleLetter: '/sandbox/api/sample-letter',
  sampleAuthorization: '/sandbox/api/sample-authorization',
} as const

/** The page with a letter's trace. */
export const tracePath = (messageUuid: string): string => `${sandboxPaths.letters}/${messageUuid}`

/** A link that logs somebody in and goes on to a page. */
export const loginLink = (identityId: string, to: string): string => loginAddressOf('', identityId, to)

/** The page of a system with its commands. */
export const systemPath = (systemId: string): string => `${sandboxPaths.systems}/${systemId}`

/** The page of a receiver; its doors lie below it. */
export const receiverPagePath = (receiverId: string): string => `${sandboxPaths.receivers}/${receiverId}`
