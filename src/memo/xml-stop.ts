import type { MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'

/** Reading cannot go on behind this place; caught by the reading, never seen outside the room. */
export class XmlStop extends Error {
  readonly code: MemoFaultCode
  /** Byte offset in the message. */
  readonly offset: number
  readonly subject: MemoFaultSubject

  constructor(code: MemoFaultCode, offset: number, subject: MemoFaultSubject = {}) {
    super(code)
    this.code = code
    this.offset = offset
    this.subject = subject
  }
}
