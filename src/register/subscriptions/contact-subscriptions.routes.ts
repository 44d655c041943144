import { z } from 'zod'
import type { Read } from '../../platform/database/index.ts'
import type { Caller, Route } from '../../platform/http/index.ts'
import { ifMatchOf, route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { RegisterServices } from '../asking-authority.ts'
import { authenticateAuthority } from '../asking-authority.ts'
import { registerProblems } from '../register.problems.ts'
import type { ContactSubscriptionId, SubscriptionWish } from './contact-subscription.ts'
import { subscriptionCommandSchema, subscriptionSchema, wishOf } from './contact-subscription.ts'
import type { ContactSubscriptionRow } from './contact-subscriptions.queries.ts'
import { listSubscribedContacts, listSubscriptions } from './contact-subscriptions.queries.ts'
import { addSubscription, removeSubscription, replaceSubscription } from './keep-subscription.ts'

const shared = { interface: 'system', audience: 'sender-system', problems: [registerProblems['contacts.not.allowed']] } as const
const changing = [...shared.problems, generalProblems['not.found'], generalProblems['version.required'], generalProblems['version.conflict']]

const collectionPath = '/apis/v1/contacts/subscriptions/'
const onePath = `${collectionPath}{id}`
const oneParameter = z.object({ id: z.uuid().transform((id) => id.toLowerCase() as ContactSubscriptionId) }) // branding

type Presented = z.output<typeof subscriptionSchema>

/** In the shape of the wire, with their single contacts. */
async function present(on: Read, subscriptions: readonly ContactSubscriptionRow[]): Promise<Presented[]> {
  const singles = await listSubscribedContacts(on, { subscriptionIds: subscriptions.map(({ subscriptionId }) => subscriptionId) })
  const bySubscription = Map.groupBy(singles, ({ subscriptionId }) => subscriptionId)
  return subscriptions.map(({ subscriptionId, systemId, version, operations, notificationUrl }) => ({
    id: subscriptionId,
    version,
    senderSystemIdentityId: systemId,
    subscriptionOperations: [...operations],
    singleContactSubscriptions: (bySubscription.get(subscriptionId) ?? []).map(({ subscribedContactId, contactId }) => ({ id: subscribedContactId, version: 0, contactId })),
    notificationUrl,
  }))
}

/** Throws request.invalid for an address that must not be called. */
function readWish({ notificationUrlFault }: RegisterServices, command: z.output<typeof subscriptionCommandSchema>): SubscriptionWish {
  const fault = notificationUrlFault(command.notificationUrl)
  if (fault === undefined) return wishOf(command)
  const field = { field: 'notificationUrl', code: 'endpoint.not.allowed', message: fault }
  throw new Problem(generalProblems['request.invalid'], { fields: [field], detail: `notificationUrl: ${fault}.` })
}

const listRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'GET',
    path: collectionPath,
    summary: 'The system’s own subscriptions to changes of contacts',
    answers: { 200: { json: z.array(subscriptionSchema) } },
    handle: async ({ caller }) => {
      const { systemId } = await authenticateAuthority(services, caller)
      return { status: 200, body: await services.database.read(async (on) => present(on, await listSubscriptions(on, { systemId }))) }
    },
  })

const oneRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'GET',
    path: onePath,
    summary: 'One of them',
    parameters: oneParameter,
    answers: { 200: { json: subscriptionSchema } },
    problems: [...shared.problems, generalProblems['not.found']],
    handle: async ({ caller, parameters: { id } }) => {
      const { systemId } = await authenticateAuthority(services, caller)
      const [body] = await services.database.read(async (on) => present(on, (await listSubscriptions(on, { systemId })).filter(({ subscriptionId }) => subscriptionId === id)))
      if (body === undefined) throw new Problem(generalProblems['not.found'])
      return { status: 200, body }
    },
  })

const addRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'POST',
    path: collectionPath,
    summary: 'Subscribe to changes of all, of new or of single contacts; each is told by a POST to notificationUrl',
    body: subscriptionCommandSchema,
    answers: { 200: { json: subscriptionSchema } },
    problems: [...shared.problems, registerProblems['contact.subscriptions.too.many']],
    handle: async ({ caller, body }) => {
      const { systemId } = await authenticateAuthority(services, caller)
      const wish = readWish(services, body)
      return services.database.transaction(async (tx) => ({ status: 200, body: (await present(tx, [await addSubscription(tx, systemId, wish)]))[0] }))
    },
  })

const replaceRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'PUT',
    path: onePath,
    summary: 'Put another wish in the place of a subscription’s; If-Match carries its version',
    parameters: oneParameter,
    body: subscriptionCommandSchema,
    answers: { 200: { json: subscriptionSchema } },
    problems: changing,
    handle: async ({ caller, parameters, body }) => {
      const named = await nameSubscription(services, caller, parameters.id)
      const wish = readWish(services, body)
      return services.database.transaction(async (tx) => ({ status: 200, body: (await present(tx, [await replaceSubscription(tx, named, wish)]))[0] }))
    },
  })

const removeRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'DELETE',
    path: onePath,
    summary: 'End a subscription; If-Match carries its version',
    parameters: oneParameter,
    answers: { 204: { empty: true } },
    problems: changing,
    handle: async ({ caller, parameters }) => {
      const named = await nameSubscription(services, caller, parameters.id)
      await services.database.transaction((tx) => removeSubscription(tx, named))
      return { status: 204 }
    },
  })

async function nameSubscription(services: RegisterServices, caller: Caller, subscriptionId: ContactSubscriptionId) {
  const { systemId } = await authenticateAuthority(services, caller)
  return { subscriptionId, systemId, version: ifMatchOf(caller) }
}

/** `contacts/subscriptions/` of the wire (ngdp.md §3): a system's own; those of others are not found. */
export const subscriptionRoutes = (services: RegisterServices): Route[] => [listRoute, oneRoute, addRoute, replaceRoute, removeRoute].map((make) => make(services))
