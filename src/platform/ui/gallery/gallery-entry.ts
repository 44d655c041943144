import type { VNode } from 'preact'

/** A component with everything it can look like. Every id in it is unique in the whole gallery. */
export interface GalleryEntry {
  name: string
  states: { title: string; node: VNode }[]
}

/** A page as a whole, which has ids and headings of its own and therefore an address of its own. */
export interface GalleryPage {
  /** The last part of its address. */
  name: string
  /** The component that makes it. */
  component: string
  title: string
  node: VNode
}
