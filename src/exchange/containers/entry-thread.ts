// Runs in a thread of its own: reads, checks and seals the letters it is given (entry-threads.ts).
import { parentPort, workerData } from 'node:worker_threads'
import type { CheckedMemo } from '../../memo/index.ts'
import type { KeyRing } from '../../platform/crypto/index.ts'
import type { EntryAnswer, EntryTask } from './entry-threads.ts'
import { prepareEntry, readSmallEntry } from './prepare-entry.ts'
import type { LetterEntry, PreparedEntry } from './slice.ts'

const ring = workerData as KeyRing // given by EntryThread

const nothing = new Uint8Array()

/** Bytes that were only read to recognise a file's type are not sent on. */
const withoutFirstBytes = (checked: CheckedMemo): CheckedMemo =>
  checked.memo === undefined
    ? checked
    : {
        ...checked,
        memo: {
          ...checked.memo,
          documents: checked.memo.documents.map((document) => ({ ...document, files: document.files.map((file) => ({ ...file, firstBytes: nothing })) })),
        },
      }

/** Small arrays share a slab with others, all of which would be sent: each gets bytes of its own. */
const sendable = (entry: LetterEntry): LetterEntry => ({
  ...entry,
  checked: withoutFirstBytes(entry.checked),
  sha256: new Uint8Array(entry.sha256),
  content: { ...entry.content, data: undefined, wrapped: { ...entry.content.wrapped, bytes: new Uint8Array(entry.content.wrapped.bytes) } },
})

async function answer({ number, entries, now }: EntryTask): Promise<EntryAnswer & { sealed: Uint8Array<ArrayBuffer> }> {
  const prepared: PreparedEntry[] = []
  const sealed: Uint8Array[] = []
  for (const entry of entries) {
    const made = await prepareEntry(entry, now, (letterId) => readSmallEntry({ ring }, letterId, entry.bytes ?? nothing))
    if (made.kind === 'letter') sealed.push(made.content.data ?? nothing)
    prepared.push(made.kind === 'letter' ? sendable(made) : made)
  }
  return { number, entries: prepared, sealed: new Uint8Array(Buffer.concat(sealed)) }
}

parentPort?.on('message', (task: EntryTask) => {
  answer(task).then(
    (found) => parentPort?.postMessage(found, [found.sealed.buffer]),
    (error: unknown) => parentPort?.postMessage({ number: task.number, error } satisfies EntryAnswer),
  )
})
