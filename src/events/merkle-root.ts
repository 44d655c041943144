import { sha256 } from '../platform/crypto/index.ts'

// RFC 6962 §2.1: a leaf and a node are marked, so that neither can pass for the other.
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

function parentsOf(nodes: readonly Buffer[]): Buffer[] {
  const parents: Buffer[] = []
  for (let index = 0; index < nodes.length; index += 2) {
    const pair = nodes.slice(index, index + 2)
    const [alone] = pair
    // A node without a neighbour moves up as it is, which gives the tree of RFC 6962.
    parents.push(pair.length === 1 && alone !== undefined ? alone : sha256(Buffer.concat([nodeMark, ...pair])))
  }
  return parents
}

/** The root of the Merkle tree (RFC 6962, SHA-256) over at least one leaf. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  let nodes = leaves.map((leaf) => sha256(Buffer.concat([leafMark, leaf])))
  while (nodes.length > 1) nodes = parentsOf(nodes)
  const [root] = nodes
  if (root === undefined) throw new RangeError('A Merkle tree needs a leaf')
  return root
}
