import { Lead } from '../../platform/ui/index.ts'
import type { Statement } from './statement.ts'

/** A text that every footer leads to. */
export function StatementView({ title, lead, sections }: Statement) {
  return (
    <>
      <h1>{title}</h1>
      <Lead>{lead}</Lead>
      {sections.map(({ heading, paragraphs, points }) => (
        <section>
          <h2>{heading}</h2>
          {paragraphs.map((text) => <p>{text}</p>)}
          {points !== undefined && <ul>{points.map((point) => <li>{point}</li>)}</ul>}
        </section>
      ))}
    </>
  )
}
