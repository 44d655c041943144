import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'
import type { Tone } from './tone.ts'

/** A state in a word or two. The words carry the meaning; the colour only helps. */
export function Badge({ tone, children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={classNames('badge', tone && `badge-${tone}`)}>{children}</span>
}
