import type { ComponentChildren } from 'preact'

interface LiveRegionProps {
  id: string
  /** Seconds between two looks; undefined when nothing changes by itself any more. */
  everySeconds: number | undefined
  children: ComponentChildren
}

/** A part of a page that changes by itself: a script fetches the page again and puts the new part in its place. Without scripts one reloads. */
export function LiveRegion({ id, everySeconds, children }: LiveRegionProps) {
  return <div id={id} data-live-seconds={everySeconds}>{children}</div>
}
