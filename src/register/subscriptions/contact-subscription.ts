import { z } from 'zod'
import type { PartyKind } from '../../parties/index.ts'
import type { Brand } from '../../platform/brand.ts'
import { contactIdSchema } from '../contacts-query.ts'
import type { ContactId } from '../registration.ts'

export type ContactSubscriptionId = Brand<string, 'ContactSubscriptionId'>
export type SubscribedContactId = Brand<string, 'SubscribedContactId'>

/**
 * The wire's operations without UNKNOWN, which wants nothing (API 1.68.0, SubscriptionOperations). Our reading: ALL tells of every change of a
 * citizen's or a company's contact, its creation among them; NEW of its creation alone. Single contacts come on top.
 */
export const subscriptionOperations = ['ALL_CITIZENS', 'NEW_CITIZENS', 'ALL_COMPANIES', 'NEW_COMPANIES'] as const
export type SubscriptionOperation = (typeof subscriptionOperations)[number]

/** The kinds of parties of which a subscription wants every change, and those of which it wants the new ones. */
export interface WantedKinds {
  readonly changedKinds: readonly PartyKind[]
  readonly newKinds: readonly PartyKind[]
}

export function wantedKinds(operations: readonly SubscriptionOperation[]): WantedKinds {
  const kinds = (ofCitizens: SubscriptionOperation, ofCompanies: SubscriptionOperation): PartyKind[] => [
    ...(operations.includes(ofCitizens) ? (['person'] as const) : []),
    ...(operations.includes(ofCompanies) ? (['company'] as const) : []),
  ]
  return { changedKinds: kinds('ALL_CITIZENS', 'ALL_COMPANIES'), newKinds: kinds('NEW_CITIZENS', 'NEW_COMPANIES') }
}

/** So many single contacts a subscription may name; who wants more subscribes to all. */
const maxSingleContacts = 10_000
/** As long as an address may be that every server takes. */
const maxUrlLength = 2_000

/** The wire's ContactSubscriptionCommand. */
export const subscriptionCommandSchema = z
  .strictObject({
    subscriptionOperations: z.array(z.enum(subscriptionOperations)).max(20).default([]),
    singleContactSubscriptions: z.array(contactIdSchema).max(maxSingleContacts).default([]),
    notificationUrl: z.string().max(maxUrlLength),
  })
  .refine(({ subscriptionOperations: operations, singleContactSubscriptions: contacts }) => operations.length + contacts.length > 0, {
    path: ['subscriptionOperations'],
    message: 'At least one operation or one single contact',
  })

export interface SubscriptionWish {
  readonly operations: readonly SubscriptionOperation[]
  readonly contactIds: readonly ContactId[]
  readonly notificationUrl: string
}

/** What is wished, each thing once. */
export const wishOf = (command: z.output<typeof subscriptionCommandSchema>): SubscriptionWish => ({
  operations: [...new Set(command.subscriptionOperations)],
  contactIds: [...new Set(command.singleContactSubscriptions)],
  notificationUrl: command.notificationUrl,
})

const singleSchema = z.object({ id: z.uuid(), version: z.int(), contactId: z.uuid() })

/** The wire's ContactSubscription. */
export const subscriptionSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  senderSystemIdentityId: z.uuid(),
  subscriptionOperations: z.array(z.enum(subscriptionOperations)),
  singleContactSubscriptions: z.array(singleSchema),
  notificationUrl: z.string(),
})
