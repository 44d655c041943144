export { armFaultPoint, faultPoints, isFaultPointWish, passFaultPoint } from './fault-point.ts'
export type { FaultPoint } from './fault-point.ts'
