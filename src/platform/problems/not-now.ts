/**
 * What this needs is away or full: a store, a scanner. Trying the same again later can work, so nobody is refused and no attempt is counted:
 * work is handed back, a caller is asked to come again. Rooms extend it.
 */
export class NotNow extends Error {
  override readonly name: string = 'NotNow'
  /** Whether who throws it has told the operator, once for the whole outage; else whoever catches it tells. */
  readonly isTold: boolean = true
}
