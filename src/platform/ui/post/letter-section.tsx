import type { ComponentChildren } from 'preact'

/** A part of a letter's page under a small heading; a `quiet` one is for screen readers only, where the part speaks for itself. */
export function LetterSection({ title, quiet = false, children }: { title: string; quiet?: boolean; children: ComponentChildren }) {
  return (
    <section>
      <h2 class={quiet ? 'sr-only' : 'h4'}>{title}</h2>
      {children}
    </section>
  )
}
