import { execute, find, int8 } from '../database/index.ts'

export const findOffset = find({}, { offsetMs: int8 })`SELECT business_clock.offset_ms FROM business_clock`

export const updateOffset = execute({ forwardMs: int8 })`
  UPDATE business_clock SET offset_ms = business_clock.offset_ms + ${'forwardMs'}`
