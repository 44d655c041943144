import type { SystemId } from '../../systems/index.ts'
import { Alert, BackLink, Button, ErrorSummary, Form, Input, Lead, Select, useLanguage } from '../../platform/ui/index.ts'
import { mailingFunction } from './mailing-function.ts'
import { maxNameLength } from './mailing-name.ts'
import { newMailingPath } from './mailing-paths.ts'
import { mailingTexts } from './mailings.texts.ts'

export interface FieldFault {
  readonly field: 'name' | 'systemId' | 'file'
  readonly text: string
}

export interface NewMailingFacts {
  /** That may send now. */
  readonly systems: readonly { readonly systemId: SystemId; readonly name: string }[]
  readonly csrfToken: string
  readonly name: string
  readonly systemId: string
  /** What is wrong with what was sent. */
  readonly faults: readonly FieldFault[]
}

/** The form with which a mailing is sent; the file comes last, so that what belongs to it is known when it comes. */
export function NewMailingView({ systems, csrfToken, name, systemId, faults }: NewMailingFacts) {
  const said = mailingTexts[useLanguage()]
  const errorAt = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.text
  return (
    <>
      <BackLink href={mailingFunction.href} text={said.title} />
      <h1>{said.newTitle}</h1>
      {faults.length > 0 && <ErrorSummary faults={faults.map(({ field, text }) => ({ id: field, text }))} />}
      <Lead>{said.newLead}</Lead>
      {systems.length === 0 ? (
        <Alert tone="warning" title={said.noSystem}>{said.noSystemRemedy}</Alert>
      ) : (
        <Form action={newMailingPath} csrfToken={csrfToken} upload>
          <Input name="name" label={said.name} hint={said.nameHint} error={errorAt('name')} value={name} limit={maxNameLength} wide autocomplete="off" />
          <Select name="systemId" label={said.system} hint={said.systemHint} error={errorAt('systemId')} value={systemId} wide choices={systems.map((system) => ({ value: system.systemId, label: system.name }))} />
          <Input name="file" type="file" label={said.file} hint={said.fileHint} error={errorAt('file')} accept=".tar,.gz,.tgz,.xz,.lzma,.zst" />
          <Button>{said.upload}</Button>
        </Form>
      )}
    </>
  )
}
