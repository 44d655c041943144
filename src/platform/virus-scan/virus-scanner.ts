import { NotNow } from '../problems/index.ts'

/** What the scanner says of a file. Too large: it did not look at the whole of it, by its size or by what is packed in it. */
export type ScanVerdict = { readonly kind: 'clean' } | { readonly kind: 'found'; readonly virus: string } | { readonly kind: 'too-large' }

/** Looks for viruses in files, one call each, several beside each other. */
export interface VirusScanner {
  /**
   * Has the bytes of a file, `length` of them, looked through while they stream. Throws `ScannerAway` or `ScanUnfinished` when there is no
   * verdict to be had: the file must wait. What reading the bytes throws is thrown as it is.
   */
  scan(bytes: AsyncIterable<Uint8Array>, length: number): Promise<ScanVerdict>
}

/** The scanner does not answer: no file can be looked through now. */
export class ScannerAway extends NotNow {
  override readonly name = 'ScannerAway'
}

/** The scanner answers, but has no verdict about this file: it alone waits, others go on. */
export class ScanUnfinished extends NotNow {
  override readonly name = 'ScanUnfinished'
}
