/**
 * Named places of the pipeline at which an outage test lets something go wrong. Nothing happens unless one is armed,
 * and production refuses to start with one (configuration).
 */
export const faultPoints = [
  'after-content',
  'before-intake-commit',
  'after-intake-commit',
  'after-pack',
  'before-container-commit',
  'after-container-commit',
  'before-slice-commit',
  'after-slice-commit',
  'before-container-end',
  'before-examined-commit',
  'in-routing-batch',
  'after-routing-commit',
  'before-receipt-removal',
  'after-push',
  'before-delivery-commit',
  'after-delivery-commit',
  'after-receipt-push',
  'before-receipt-commit',
  'after-notices-told',
  'in-key-rotation',
] as const

export type FaultPoint = (typeof faultPoints)[number]

/**
 * What goes wrong: the process dies at once; or the next transaction to commit finds the disk full (SQLSTATE 53100), loses its
 * connection before the commit, or commits without ever hearing of it.
 */
export const faultActions = ['kill', 'disk-full', 'connection-lost', 'commit-unanswered'] as const

export type FaultAction = (typeof faultActions)[number]
export type CommitFault = Exclude<FaultAction, 'kill'>

interface FaultWish {
  readonly point: FaultPoint
  readonly pass: number
  readonly action: FaultAction
}

let armed: FaultWish | undefined
let passes = 0
let commitFault: CommitFault | undefined

const isFaultPoint = (name: string): name is FaultPoint => faultPoints.some((point) => point === name)
const isFaultAction = (name: string): name is FaultAction => faultActions.some((action) => action === name)

/** Reads `name`, `name:pass` or `name:pass:action`; undefined when it is none of these. */
export function readFaultWish(text: string): FaultWish | undefined {
  const [point = '', pass = '1', action = 'kill', ...rest] = text.split(':')
  if (!isFaultPoint(point) || !/^[1-9]\d*$/.test(pass) || !isFaultAction(action) || rest.length > 0) return undefined
  return { point, pass: Number(pass), action }
}

/** Arms a fault point: `name` kills at the first pass, `name:3` at the third, `name:3:disk-full` fills the disk then. Throws RangeError on anything else. */
export function armFaultPoint(text: string): void {
  const wish = readFaultWish(text)
  if (wish === undefined) throw new RangeError(`Unknown fault point ${text}; known: ${faultPoints.join(', ')}`)
  armed = wish
  passes = 0
}

/** Passes a fault point: when it is armed and its turn has come, this process dies at once, or its next commit goes wrong. */
export function passFaultPoint(point: FaultPoint): void {
  if (armed?.point !== point) return
  passes++
  if (passes !== armed.pass) return
  if (armed.action === 'kill') process.kill(process.pid, 'SIGKILL')
  else commitFault = armed.action
}

/** What is to go wrong at this commit, once; the database asks before each. */
export function takeCommitFault(): CommitFault | undefined {
  const fault = commitFault
  commitFault = undefined
  if (fault !== undefined) process.stderr.write(`fault point: ${fault}\n`)
  return fault
}
