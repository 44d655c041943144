export { Clamd } from './clamd.ts'
export { checkClamdAddress, readClamdAddress } from './clamd-address.ts'
export { ScanUnfinished } from './virus-scanner.ts'
export type { ScanVerdict, VirusScanner } from './virus-scanner.ts'
