export { armFaultPoint, faultPoints, passFaultPoint } from './fault-point.ts'
export type { FaultPoint } from './fault-point.ts'
