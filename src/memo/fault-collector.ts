import type { LinePositions } from './line-positions.ts'
import { makeFault, type MemoFault, type MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'

/** More would help nobody; hostile letters could hold millions. */
const mostFaults = 50

/** Gathers the faults of one letter with their places. */
export class FaultCollector {
  readonly faults: MemoFault[] = []
  /** Whether the letter keeps its schema so far. */
  keepsSchema = true
  private readonly positions: LinePositions

  constructor(positions: LinePositions) {
    this.positions = positions
  }

  add(code: MemoFaultCode, offset: number, subject: MemoFaultSubject = {}): void {
    this.push(code, this.positions.at(offset), subject)
  }

  /** A fault at the marked place. */
  addAtMark(code: MemoFaultCode, subject: MemoFaultSubject): void {
    this.push(code, this.positions.markPosition, subject)
  }

  private push(code: MemoFaultCode, place: { line: number; column: number }, subject: MemoFaultSubject): void {
    const fault = makeFault(code, place, subject)
    if (fault.level === 'schema') this.keepsSchema = false
    if (this.faults.length < mostFaults) this.faults.push(fault)
  }
}
