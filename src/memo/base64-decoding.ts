/** The content of a `<content>` element is not valid base64 (or not well-formed XML). */
export class InvalidContent extends Error {
  override name = 'InvalidContent'
}

/** Decodes the raw bytes of a `<content>` element piece by piece: white space, CDATA, comments, processing instructions, character references. */
export class Base64Decoding {
  /** Decodes the next bytes. Throws InvalidContent. */
  write(_chunk: Uint8Array): Uint8Array {
    throw new Error('not built yet')
  }

  /** The last decoded bytes. Throws InvalidContent. */
  end(): Uint8Array {
    throw new Error('not built yet')
  }
}
