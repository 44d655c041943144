import type { LinePositions } from './line-positions.ts'
import { makeFault, type MemoFault, type MemoFaultSubject } from './memo-fault.ts'
import { memoFaultTexts, type MemoFaultCode } from './memo-fault-texts.ts'
import type { XmlStop } from './xml-stop.ts'

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
    if (this.note(code)) this.faults.push(makeFault(code, this.positions.at(offset), subject))
  }

  /** A fault at the marked place. */
  addAtMark(code: MemoFaultCode, subject: MemoFaultSubject): void {
    if (this.note(code)) this.faults.push(makeFault(code, this.positions.markPosition, subject))
  }

  /** The fault that ends the reading; kept in any case. */
  addLast({ code, offset, subject }: XmlStop): void {
    this.note(code)
    this.faults.push(makeFault(code, this.positions.at(offset), subject))
  }

  /** Whether there is room for another fault. */
  private note(code: MemoFaultCode): boolean {
    if (memoFaultTexts[code].level === 'schema') this.keepsSchema = false
    return this.faults.length < mostFaults
  }
}
