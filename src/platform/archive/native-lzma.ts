/** The layer of liblzma below the streams that `lzma-native` offers; its types leave it out. */
export interface NativeDecoder {
  /** Called for each piece that comes out, then at the end or at a fault (null), then when an input was taken (a count of inputs). */
  bufferHandler: (piece: Buffer | null | undefined, taken: number | undefined, error: Error | null | undefined, totalIn: number | null) => void
  streamDecoder(options: { readonly memlimit: number; readonly flags: number }): void
  aloneDecoder(options: { readonly memlimit: number }): void
  /** Works on a thread of its own if asynchronous; null ends the input. */
  code(input: Uint8Array | null, asynchronous: boolean): void
  /** Frees the decoder's memory. */
  resetUnderlying(): void
}

interface NativeLzma {
  readonly Stream: new () => NativeDecoder
}

/** Loaded when the first such archive comes: an add-on that nobody needs costs nobody anything. */
export async function newNativeDecoder(): Promise<NativeDecoder> {
  const { Stream } = (await import('lzma-native')).default as unknown as NativeLzma // its types leave the native layer out
  return new Stream()
}
