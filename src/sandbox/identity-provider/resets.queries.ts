import { find, timestamp } from '../../platform/database/index.ts'

export const findReset = find({}, { resetAt: timestamp })`SELECT sandbox_resets.reset_at FROM sandbox_resets`
