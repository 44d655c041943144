import type { VNode } from 'preact'

/** A component with everything it can look like. Every id in it is unique in the whole gallery. */
export interface GalleryEntry {
  name: string
  states: { title: string; node: VNode }[]
}
