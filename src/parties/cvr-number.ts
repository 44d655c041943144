import type { CvrNumber } from './numbers.ts'

const weights = [2, 7, 6, 5, 4, 3, 2, 1] as const

/** Eight digits; undefined otherwise. */
export const parseCvrNumber = (text: string): CvrNumber | undefined => (/^\d{8}$/.test(text) ? (text as CvrNumber) : undefined) // branding

/** True when the number fails modulus 11: worth a warning while typing, never a refusal (test numbers fail it). */
export const cvrNumberLooksMistyped = (number: CvrNumber): boolean =>
  weights.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11 !== 0
