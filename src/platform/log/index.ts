export { openLog } from './log.ts'
export type { Log, LogFields, LogLevel } from './log.ts'
export { Outage } from './outage.ts'
