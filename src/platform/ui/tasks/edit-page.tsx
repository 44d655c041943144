import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Button, ButtonGroup } from '../button.tsx'
import { Alert } from '../content/alert.tsx'
import { Table } from '../content/table.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldFault } from '../forms/error-summary.tsx'
import { Form } from '../forms/form.tsx'
import { useLanguage } from '../language-context.tsx'
import { BackLink } from '../navigation/back-link.tsx'

const words = texts({
  da: {
    save: 'Gem',
    cancel: 'Annullér',
    changed: 'Nogen har ændret det samme, mens du skrev',
    remedy: 'Dit eget står stadig i formularen. Se, hvad der nu gælder, og gem igen, hvis dit skal gælde i stedet.',
    field: 'Felt',
    theirs: 'Gælder nu',
    yours: 'Det, du skrev',
    differences: 'Forskelle',
  },
  en: {
    save: 'Save',
    cancel: 'Cancel',
    changed: 'Somebody changed the same while you were writing',
    remedy: 'What you wrote is still in the form. See what holds now, and save again if yours is to hold instead.',
    field: 'Field',
    theirs: 'Holds now',
    yours: 'What you wrote',
    differences: 'Differences',
  },
})

interface EditPageProps {
  /** Where cancelling leads: the page of the thing. */
  back: { href: string; text: string }
  /** What is changed: "Change the name". */
  title: string
  action: string
  csrfToken: string
  upload?: boolean
  saveText?: string | undefined
  faults?: readonly FieldFault[]
  /** What somebody else changed since the form was opened. */
  conflict?: readonly ChangedField[]
  /** The field or fields, the version among the hidden ones. */
  children: ComponentChildren
}

/** Changes one line of a thing, or a few that belong together. */
export function EditPage({ back, title, action, csrfToken, upload = false, saveText, faults = [], conflict = [], children }: EditPageProps) {
  const said = words[useLanguage()]
  return (
    <>
      <BackLink {...back} />
      <h1>{title}</h1>
      <ErrorSummary faults={faults} />
      <ChangedMeanwhile fields={conflict} />
      <Form action={action} csrfToken={csrfToken} upload={upload}>
        {children}
        <ButtonGroup>
          <Button>{saveText ?? said.save}</Button>
          <a href={back.href}>{said.cancel}</a>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** A field that two people changed at the same time. */
export interface ChangedField {
  label: string
  /** What holds now, by the other's hand. */
  theirs: ComponentChildren
  yours: ComponentChildren
}

/** Tells the second of two people who changed the same thing what the first one did. Shows nothing without fields. */
export function ChangedMeanwhile({ fields }: { fields: readonly ChangedField[] }) {
  const said = words[useLanguage()]
  if (fields.length === 0) return null
  return (
    <>
      <Alert tone="warning" title={said.changed}>{said.remedy}</Alert>
      <Table
        caption={said.differences}
        captionShown
        rows={fields}
        empty=""
        columns={[
          { title: said.field, names: true, cell: ({ label }) => label },
          { title: said.theirs, cell: ({ theirs }) => theirs },
          { title: said.yours, cell: ({ yours }) => yours },
        ]}
      />
    </>
  )
}
