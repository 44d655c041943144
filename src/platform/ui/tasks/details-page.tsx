import type { ComponentChildren } from 'preact'
import { ButtonGroup } from '../button.tsx'
import { Toolbar } from '../content/layout.tsx'
import { BackLink } from '../navigation/back-link.tsx'
import { Summary } from './summary.tsx'
import type { SummarySection } from './summary.tsx'

interface DetailsPageProps {
  back: { href: string; text: string }
  /** The name of the thing. */
  title: string
  /** How it stands: badges. */
  marks?: ComponentChildren
  sections: readonly SummarySection[]
  /** What can be done with the whole thing: buttons and links. */
  actions?: ComponentChildren
  /** Messages above the facts: "Saved". */
  children?: ComponentChildren
}

/** All that is known about one thing; each line that may be changed has its link to a page with one field. */
export function DetailsPage({ back, title, marks, sections, actions, children }: DetailsPageProps) {
  return (
    <>
      <BackLink {...back} />
      <h1>{title}</h1>
      {marks !== undefined && <Toolbar>{marks}</Toolbar>}
      {children}
      <Summary sections={sections} level={2} />
      {actions !== undefined && <ButtonGroup>{actions}</ButtonGroup>}
    </>
  )
}
