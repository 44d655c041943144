import { ConfirmationPage, EditPage, Input, useLanguage } from '../../platform/ui/index.ts'
import type { Employee } from './employee.queries.ts'
import { employeePath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'

export interface EditFacts {
  readonly employee: Employee
  readonly typed: { readonly alias: string; readonly email: string }
  /** Of the employee as the form was opened; of what holds now where that is shown. */
  readonly version: number
  readonly faults: readonly { readonly id: string; readonly text: string }[]
  /** Somebody else changed the employee since the form was opened. */
  readonly hasChanged: boolean
  readonly csrfToken: string
}

/** What an employee is called, and where mails go. */
export function EditView({ employee, typed, version, faults, hasChanged, csrfToken }: EditFacts) {
  const said = employeesTexts[useLanguage()]
  const errorAt = (field: string): string | undefined => faults.find(({ id }) => id === field)?.text
  const differences = [
    { label: said.edit.alias, theirs: employee.alias ?? said.noAlias, yours: typed.alias },
    { label: said.edit.email, theirs: employee.email ?? said.noEmail, yours: typed.email },
  ]
  return (
    <EditPage
      back={{ href: employeePath(employee.identityId), text: employee.name }}
      title={said.edit.title(employee.name)}
      action={employeePath(employee.identityId, 'edit')}
      csrfToken={csrfToken}
      faults={faults}
      conflict={hasChanged ? differences : []}
    >
      <input type="hidden" name="version" value={version} />
      <Input name="alias" label={said.edit.alias} hint={said.edit.aliasHint} value={typed.alias} error={errorAt('alias')} requirement="optional" autocomplete="off" wide />
      <Input name="email" type="email" label={said.edit.email} hint={said.edit.emailHint} value={typed.email} error={errorAt('email')} requirement="optional" autocomplete="off" wide />
    </EditPage>
  )
}

/** Asks whether to let an employee log in no more, or again. */
export function StatusView({ employee, way, csrfToken }: { employee: Employee; way: 'deactivate' | 'reactivate'; csrfToken: string }) {
  const said = employeesTexts[useLanguage()]
  return (
    <ConfirmationPage
      title={said[way].title(employee.name)}
      consequence={said[way].consequence}
      action={employeePath(employee.identityId, way)}
      csrfToken={csrfToken}
      confirmText={said[way].confirm}
      weight={way === 'deactivate' ? 'warning' : 'primary'}
      cancelHref={employeePath(employee.identityId)}
    >
      <input type="hidden" name="version" value={employee.version} />
    </ConfirmationPage>
  )
}
