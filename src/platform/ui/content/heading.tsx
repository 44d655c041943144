import type { ComponentChildren } from 'preact'

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

interface HeadingProps {
  level: HeadingLevel
  id?: string | undefined
  class?: string
  children: ComponentChildren
}

/** A heading whose rank the page decides. */
export function Heading({ level, id, class: className, children }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} class={className}>
      {children}
    </Tag>
  )
}
