export type { Channel, NewOutgoingMessage } from './outgoing-message.ts'
export { listOutgoingMessages } from './outgoing-messages.queries.ts'
export { sendMessages } from './send-messages.ts'
