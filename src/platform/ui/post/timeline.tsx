import type { ComponentChildren } from 'preact'
import { Heading } from '../content/heading.tsx'
import type { HeadingLevel } from '../content/heading.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'
import type { Tone } from '../content/tone.ts'
import { toneNames } from '../content/tone.ts'

/** Something that happened: when, what, and why, in words. */
export interface TimelineStep {
  title: string
  /** As shown, and as a machine reads it (ISO 8601). */
  time: string
  dateTime: string
  /** How it went; `info` unless told. */
  tone?: Tone
  /** Who or what did it. */
  actor?: string
  children?: ComponentChildren
}

/** What happened, in order: the trace of a letter. */
export function Timeline({ label, steps, level = 3 }: { label: string; steps: readonly TimelineStep[]; level?: HeadingLevel }) {
  return (
    <ol class="timeline no-max-width" aria-label={label}>
      {steps.map((step) => (
        <Happening {...step} level={level} />
      ))}
    </ol>
  )
}

function Happening({ title, time, dateTime, tone = 'info', actor, children, level }: TimelineStep & { level: HeadingLevel }) {
  return (
    <li class={`timeline-step timeline-${tone}`}>
      <span class="timeline-mark">
        <Icon name={tone} label={toneNames[useLanguage()][tone]} />
      </span>
      <div class="timeline-text">
        <Heading level={level}>{title}</Heading>
        <p class="timeline-when">
          <time datetime={dateTime}>{time}</time>
          {actor !== undefined && <span> · {actor}</span>}
        </p>
        {children}
      </div>
    </li>
  )
}
