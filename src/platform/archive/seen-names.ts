import { sha256 } from '../crypto/index.ts'

const firstSlots = 1_024

/**
 * Which names an archive has had, in at most 32 bytes each instead of their text: archives have up to a million entries, and several come at once.
 * Names are told apart by 64 bits of their SHA-256: two of a million are taken for one in one archive of 37 million.
 */
export class SeenNames {
  #slots = new BigUint64Array(firstSlots)
  #count = 0

  /** Whether the name is new; from now on it is not. */
  add(name: string): boolean {
    if (this.#count * 2 >= this.#slots.length) this.#grow()
    const digest = sha256(name).readBigUInt64LE() | 1n // zero is an empty slot
    const added = put(this.#slots, digest)
    if (added) this.#count++
    return added
  }

  #grow(): void {
    const grown = new BigUint64Array(this.#slots.length * 2)
    for (const digest of this.#slots) if (digest !== 0n) put(grown, digest)
    this.#slots = grown
  }
}

/** Into the first free slot from its own on; false if it is there already. */
function put(slots: BigUint64Array, digest: bigint): boolean {
  const mask = slots.length - 1
  let slot = Number(digest >> 32n) & mask
  for (;;) {
    const held = slots[slot]
    if (held === digest) return false
    if (held === 0n) break
    slot = (slot + 1) & mask
  }
  slots[slot] = digest
  return true
}
