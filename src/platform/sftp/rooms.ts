/** What is left of the bytes that somebody's files may take together. */
export interface Room {
  /** Answers whether there is room for so many more; only then they are taken. */
  take(bytes: number): boolean
  give(bytes: number): void
}

/** The same room for each owner. */
export class Rooms {
  private readonly taken = new Map<string, number>()
  private readonly maxBytes: number

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  of(owner: string): Room {
    const change = (bytes: number): boolean => {
      const taken = (this.taken.get(owner) ?? 0) + bytes
      if (taken > this.maxBytes) return false
      if (taken === 0) this.taken.delete(owner)
      else this.taken.set(owner, taken)
      return true
    }
    return { take: change, give: (bytes) => void change(-bytes) }
  }
}
