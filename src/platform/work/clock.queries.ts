import { execute, find, int8 } from '../database/index.ts'

export const findOffset = find({}, { offsetMs: int8 })`SELECT business_clock.offset_ms FROM business_clock`

/** Never less than before, so that two moves at the same moment end at the later of their targets. */
export const updateOffset = execute({ offsetMs: int8 })`
  UPDATE business_clock SET offset_ms = greatest(business_clock.offset_ms, ${'offsetMs'})`
