import type { CheckedMemo } from '../../memo/index.ts'
import { decodeBase64, MemoReading } from '../../memo/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import { findDocumentFault } from '../documents/check-documents.ts'
import type { DocumentFault } from './letter-facts.ts'

/** As much as the recognition of file types looks at. */
const firstBytesPerFile = 4_100

export interface ReadServices {
  /** Without one, documents are not scanned. */
  readonly scanner?: VirusScanner | undefined
}

/** A letter as its bytes alone tell it. */
export interface LetterReading {
  readonly checked: CheckedMemo
  /** The first fault of the documents themselves (types, viruses, HTML). */
  readonly documentFault: DocumentFault | undefined
}

/** Bytes of the message from `start` up to `end`. */
type ReadRange = (start: number, end: number) => AsyncIterable<Uint8Array>

async function withDocuments({ scanner }: ReadServices, checked: CheckedMemo, read: ReadRange): Promise<LetterReading> {
  const { memo } = checked
  const documentFault = memo === undefined ? undefined : await findDocumentFault({ memo, scanner, readFile: ({ start, end }) => decodeBase64(read(start, end)) })
  return { checked, documentFault }
}

/** Reads and checks a letter that is in memory. Throws `NotNow` when a scanner gives no verdict, as does `checkRange`. */
export function checkBytes(services: ReadServices, bytes: Uint8Array): Promise<LetterReading> {
  const reading = new MemoReading({ firstBytesPerFile })
  reading.write(bytes)
  return withDocuments(services, reading.end(), async function* (start, end) {
    yield await Promise.resolve(bytes.subarray(start, end))
  })
}

/** Reads and checks a letter of `length` bytes piece by piece. */
export async function checkRange(services: ReadServices, length: number, read: ReadRange): Promise<LetterReading> {
  const reading = new MemoReading({ firstBytesPerFile })
  for await (const chunk of read(0, length)) reading.write(chunk)
  return withDocuments(services, reading.end(), read)
}
