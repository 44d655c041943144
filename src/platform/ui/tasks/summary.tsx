import { Heading } from '../content/heading.tsx'
import type { HeadingLevel } from '../content/heading.tsx'
import { StructuredList } from '../content/structured-list.tsx'
import type { Fact } from '../content/structured-list.tsx'

/** Facts that belong together. */
export interface SummarySection {
  title: string
  facts: readonly Fact[]
  /** Where each fact that does not say so itself can be changed: the step that asked for it. */
  editHref?: string | undefined
}

/** Everything that was filled in, or is known, by section; every line that can be changed has its link. Shows no section without facts. */
export function Summary({ sections, level = 3 }: { sections: readonly SummarySection[]; level?: HeadingLevel }) {
  return (
    <>
      {sections.filter(({ facts }) => facts.length > 0).map(({ title, facts, editHref }) => (
        <section class="fact-section">
          <Heading level={level}>{title}</Heading>
          <StructuredList label={title} facts={facts.map((fact) => (editHref === undefined ? fact : { editHref, ...fact }))} />
        </section>
      ))}
    </>
  )
}
