export type { ScanVerdict, VirusScanner } from './virus-scanner.ts'
