/**
 * Named places of the pipeline at which an outage test lets the process die. Nothing happens unless one is armed,
 * and production refuses to start with one (configuration).
 */
export const faultPoints = ['after-content', 'before-intake-commit', 'after-intake-commit', 'in-routing-batch', 'after-routing-commit', 'before-receipt-removal'] as const

export type FaultPoint = (typeof faultPoints)[number]

let armed: { readonly point: FaultPoint; passesLeft: number } | undefined

const isFaultPoint = (name: string): name is FaultPoint => faultPoints.some((point) => point === name)

/** Whether `armFaultPoint` takes it. */
export function isFaultPointWish(wish: string): boolean {
  const [name = '', pass = '1', ...rest] = wish.split(':')
  return isFaultPoint(name) && /^[1-9]\d*$/.test(pass) && rest.length === 0
}

/** Arms a fault point: `name` dies at the first pass, `name:3` at the third. Throws RangeError on an unknown name. */
export function armFaultPoint(wish: string): void {
  const [name = '', pass = '1'] = wish.split(':')
  if (!isFaultPoint(name)) throw new RangeError(`Unknown fault point ${name}; known: ${faultPoints.join(', ')}`)
  armed = { point: name, passesLeft: Number(pass) }
}

/** Passes a fault point: kills this process at once when it is armed and its turn has come. */
export function passFaultPoint(point: FaultPoint): void {
  if (armed?.point !== point) return
  armed.passesLeft--
  if (armed.passesLeft <= 0) process.kill(process.pid, 'SIGKILL')
}
