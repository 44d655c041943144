import type { CheckedMemo } from '../../memo/index.ts'
import { describeFault, MemoReading } from '../../memo/index.ts'
import type { Language } from '../../platform/i18n/index.ts'

/** Reads a letter while it comes, in bounded memory, and tells in a language what is wrong with it. */
export async function checkMessage(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, language: Language): Promise<CheckedMemo> {
  const reading = new MemoReading()
  for await (const piece of pieces) reading.write(piece)
  const checked = reading.end()
  return { ...checked, faults: checked.faults.map((fault) => ({ ...fault, ...describeFault(fault, language) })) }
}
