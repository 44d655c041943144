import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { edit: 'Redigér' }, en: { edit: 'Edit' } })

/** A fact: its name, its value, and where it can be changed. */
export interface Fact {
  label: string
  value: ComponentChildren
  editHref?: string
}

/** Facts about one thing, one a line. `label` names the list for screen readers. */
export function StructuredList({ label, facts }: { label: string; facts: readonly Fact[] }) {
  const editable = facts.some(({ editHref }) => editHref !== undefined)
  return (
    <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={label}>
      <table class="table structured-list table-md-responsive-headers">
        <caption class="sr-only">{label}</caption>
        <tbody>
          {facts.map((fact) => (
            <tr>
              <th scope="row">{fact.label}</th>
              <td>{fact.value}</td>
              {editable && <EditCell {...fact} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EditCell({ label, editHref }: Fact) {
  const language = useLanguage()
  return (
    <td class="d-print-none">
      {editHref !== undefined && (
        <a href={editHref}>
          {words[language].edit}
          <span class="sr-only"> {label.toLocaleLowerCase(language)}</span>
        </a>
      )}
    </td>
  )
}
