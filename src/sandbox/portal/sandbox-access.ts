import type { Settings } from '../../platform/configuration/index.ts'
import type { Caller, Peer, Route } from '../../platform/http/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { mayUseSandbox } from '../identity-provider/index.ts'
import { sandboxProblems } from './sandbox.problems.ts'

export type AccessSettings = Pick<Settings, 'BREVDUE_SANDBOX_ALLOW'>

/**
 * A browser says whose page sends a form. What may use the sandbox is a machine, so without this any website that its user
 * visits could move the clock. Programs send no Origin.
 */
function isForeignPage({ headers }: Caller): boolean {
  const { origin, host } = headers
  if (typeof origin !== 'string') return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** Throws sandbox.not.allowed for callers from elsewhere (sandbox.md, Sandbox API). */
export function admitToSandbox(settings: AccessSettings, caller: Peer): void {
  if (!mayUseSandbox(settings, caller)) throw new Problem(sandboxProblems['sandbox.not.allowed'])
}

/** A route that only the sandbox's users reach. */
export const guarded = (settings: AccessSettings, route: Route): Route => ({
  ...route,
  handle: (call) => {
    admitToSandbox(settings, call.caller)
    if (route.method !== 'GET' && isForeignPage(call.caller)) throw new Problem(sandboxProblems['sandbox.foreign.page'])
    return route.handle(call)
  },
})
