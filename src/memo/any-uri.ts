// RFC 3986 appendix A, for values whose characters beyond URI were replaced.
const escaped = '%[0-9A-Fa-f]{2}'
const common = "\\w\\-.~!$&'()*+,;="
const segmentCharacter = `(?:[${common}:@]|${escaped})`
const segment = `${segmentCharacter}*`
const authority = `(?:(?:[${common}:]|${escaped})*@)?(?:\\[[^\\]]*\\]|(?:[${common}]|${escaped})*)(?::(\\d+))?`
const rooted = `\\/(?:${segmentCharacter}+(?:\\/${segment})*)?`
const rootless = `${segmentCharacter}+(?:\\/${segment})*`
const withoutColon = `(?:[${common}@]|${escaped})+(?:\\/${segment})*`
const ending = `(?:\\?(?:${segmentCharacter}|[/?])*)?(?:#(?:${segmentCharacter}|[/?[\\]])*)?$`
const absolute = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:(?:\\/\\/${authority}(?:\\/${segment})*|${rooted}|${rootless}|)${ending}`)
const relative = new RegExp(`^(?:\\/\\/${authority}(?:\\/${segment})*|${rooted}|${withoutColon}|)${ending}`)

/** What anyURI allows beyond RFC 3986, since it would be escaped: blanks, delimiters, everything beyond ASCII. */
const beyondUri = /[^\u0021-\u007e]|[<>"{}|\\^`]/gu
const largestPort = 2 ** 31 - 1

/** xs:anyURI: a URI or a relative reference. Source: XML Schema 1.0 part 2 §3.2.17. */
export function isAnyUri(value: string): boolean {
  const plain = value.replaceAll(beyondUri, '_')
  const match = absolute.exec(plain) ?? relative.exec(plain)
  return match !== null && Number(match[1] ?? 0) <= largestPort
}
