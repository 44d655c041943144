import { sha256 } from '../platform/crypto/index.ts'

/** Choices that look random and are the same for the same seed, on every machine. Not for secrets. */
export interface SeededDraw {
  /** A whole number from `from` to `to`, both possible. */
  between(from: number, to: number): number
  oneOf<Choice>(choices: readonly [Choice, ...Choice[]]): Choice
  /** True in so many of a hundred draws. */
  percent(chance: number): boolean
}

export function drawFrom(seed: string): SeededDraw {
  const next = fractionsFrom(sha256(seed).readUInt32BE())
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return { between, oneOf: (choices) => choices[between(0, choices.length - 1)] ?? choices[0], percent: (chance) => next() * 100 < chance }
}

/** The generator mulberry32 (T. Ettinger, public domain): 32 bits of state, fractions from 0 up to 1. */
function fractionsFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
