export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

interface Declaration {
  depth: number
  prefix: string
  before: string | undefined
}

/** Whether a declaration keeps the constraints of Namespaces in XML 1.0 §3. */
export function isAllowedDeclaration(prefix: string, namespace: string): boolean {
  if (prefix === 'xml') return namespace === xmlNamespace
  if (prefix === 'xmlns' || namespace === xmlNamespace || namespace === xmlnsNamespace) return false
  return namespace !== '' || prefix === ''
}

/** Which prefix means which namespace at the current element. */
export class NamespaceScope {
  private readonly current = new Map<string, string>([
    ['xml', xmlNamespace],
    ['', ''],
  ])
  private readonly declarations: Declaration[] = []

  bind(prefix: string, namespace: string, depth: number): void {
    this.declarations.push({ depth, prefix, before: this.current.get(prefix) })
    this.current.set(prefix, namespace)
  }

  /** The namespace of a prefix ('' for the default); undefined when it is not declared. */
  resolve(prefix: string): string | undefined {
    return this.current.get(prefix)
  }

  /** Takes back what the element at this depth declared. */
  leave(depth: number): void {
    for (let last = this.declarations.at(-1); last !== undefined && last.depth >= depth; last = this.declarations.at(-1)) {
      if (last.before === undefined) this.current.delete(last.prefix)
      else this.current.set(last.prefix, last.before)
      this.declarations.pop()
    }
  }
}
