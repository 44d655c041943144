/** What the scanner says of a file. Too large: it did not look at the whole of it. */
export type ScanVerdict = { readonly kind: 'clean' } | { readonly kind: 'found'; readonly virus: string } | { readonly kind: 'too-large' }

/** Looks for viruses in files, one call each, several beside each other. */
export interface VirusScanner {
  /** Has the bytes of a file looked through while they stream. Throws `NotNow` when there is no verdict to be had: the file must wait. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanVerdict>
}
