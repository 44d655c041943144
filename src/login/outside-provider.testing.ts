import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { OutsideProviderSettings } from './outside-provider-process.testing.ts'

/** An OpenID Connect provider in a process of its own, as in production. */
export interface OutsideProvider {
  readonly issuer: string
  /** Where it listens; the same as the issuer unless a proxy stands before it. */
  readonly localUrl: string
  stop(): Promise<void>
}

/** Starts it; it knows one confidential client, whose addresses are those of a portal. */
export async function startOutsideProvider(settings: OutsideProviderSettings): Promise<OutsideProvider> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'outside-provider-process.testing.js'), [JSON.stringify(settings)], { silent: true })
  const ready = once(child, 'message')
  const ended = once(child, 'exit')
  const [localUrl] = (await Promise.race([ready, ended.then(() => Promise.reject(new Error('The provider ended')))])) as [string] // what it sends
  return {
    issuer: settings.publicIssuer ?? localUrl,
    localUrl,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
