/** Which bytes of a representation to send: from `start` up to `end` (excluded). */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The numbers of `bytes=first-last`; both undefined when it is not one such range. */
function boundsOf(header: string | undefined): (number | undefined)[] {
  const found = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '') ?? []
  return [found[1], found[2]].map((digits) => (digits === undefined || digits === '' ? undefined : Number(digits)))
}

/**
 * Reads a Range header (RFC 9110, 14.2) for `length` bytes: one range, or 'unsatisfiable' (416). Undefined means the whole: without a header,
 * for another unit, for what cannot be read, and for several ranges at once, which a server may ignore.
 */
export function byteRangeOf(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | undefined {
  const [first, last = Infinity] = boundsOf(header)
  if (first === undefined && last === Infinity) return undefined
  if (first !== undefined && last < first) return undefined
  const start = first ?? Math.max(length - last, 0)
  const end = first === undefined ? length : Math.min(last + 1, length)
  return start < end ? { start, end } : 'unsatisfiable'
}

/** Whether the condition of If-Range (RFC 9110, 13.1.5) lets the range count; dates never match, since we send none. */
export const rangeCounts = (ifRange: string | undefined, etag: string): boolean => ifRange === undefined || ifRange === etag

/** Whether If-None-Match (RFC 9110, 13.1.2) names the representation that the client has already. */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
