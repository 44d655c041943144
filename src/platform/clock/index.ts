export { addDuration, civilDate, civilTimeZone, dateObject, instant, instantText, parseInstant, plainDate, startOfCivilDate, yearsBetween } from './instant.ts'
export type { Instant, MachineTime, PlainDate } from './instant.ts'
export { after, machineNow, pause, stopwatch } from './machine-time.ts'
