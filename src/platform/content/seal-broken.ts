/**
 * A stored content does not open: changed, cut, in another order, under another id, or with another key.
 * Never the fault of who reads; the operator must look (disk, backup, tampering).
 */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}
