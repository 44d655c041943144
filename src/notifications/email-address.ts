/** What may stand in front of the @ without quotes (RFC 5321, dot-string). Others exist and are not used by anybody who wants to be reached. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
/** A name of the domain, Danish letters included: they travel as punycode. */
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u

const maxLocalLength = 64
const maxLength = 254

/** True for a plain address such as `post@blåbær.example`: no name, no brackets, no spaces, and nothing that ends a header. */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const [local, labels] = [text.slice(0, at), text.slice(at + 1).split('.')]
  return at > 0 && text.length <= maxLength && local.length <= maxLocalLength && localPart.test(local) && labels.every((part) => label.test(part))
}
