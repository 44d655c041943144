/** The letter's UUID in lower case from the beginning of a message; undefined when it is not there yet or the message is not well-formed up to it. */
export function readMessageUuid(_start: Uint8Array): string | undefined {
  throw new Error('not built yet')
}
