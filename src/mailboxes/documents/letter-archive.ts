import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Instant } from '../../platform/clock/index.ts'
import { dateObject } from '../../platform/clock/index.ts'
import type { OpenedContent } from '../../platform/content/index.ts'
import type { LetterDocument, LetterFile } from '../letter-document.ts'
import { decodedStream } from './decoded-file.ts'
import { uniqueFileNames } from './safe-file-names.ts'

/** Packed formats do not become smaller, only slower. */
const worthPacking = (file: LetterFile): boolean => /\.(txt|html?|xml|csv|ics|vcf|eml|gml|rtf|tiff?)$/i.test(file.filename)

/**
 * All files of a letter as a ZIP, streamed: one file is open at a time, and only when its turn has come. Names are safe and unique;
 * the files bear the time at which the letter came.
 */
export function letterArchive(documents: readonly LetterDocument[], content: OpenedContent, receivedAt: Instant): Readable {
  const files = documents.flatMap((document) => document.files)
  const names = uniqueFileNames(files.map((file) => file.filename))
  const zip = new ZipFile()
  const output = new Readable().wrap(zip.outputStream)
  // A file that cannot be read must not become an archive that looks whole.
  zip.on('error', (error: Error) => output.destroy(error))
  for (const [index, file] of files.entries()) {
    const options = { size: file.length, compress: worthPacking(file), mtime: dateObject(receivedAt) }
    zip.addReadStreamLazy(names[index] ?? `${index + 1}`, options, (done) => done(null, decodedStream(content, file)))
  }
  zip.end()
  return output
}
