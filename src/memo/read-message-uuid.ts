import { MemoReading } from './memo-reading.ts'

/**
 * The letter's UUID in lower case from the beginning of a message; undefined when it is not there yet or the message is not
 * well-formed up to it.
 */
export function readMessageUuid(start: Uint8Array): string | undefined {
  const reading = new MemoReading()
  reading.write(start)
  return reading.messageUuid
}
