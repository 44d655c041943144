export { armFaultPoint, faultActions, faultPoints, passFaultPoint, readFaultWish, takeCommitFault } from './fault-point.ts'
export type { CommitFault, FaultPoint } from './fault-point.ts'
