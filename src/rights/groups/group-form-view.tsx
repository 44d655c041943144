import type { Problem } from '../../platform/problems/index.ts'
import { BackLink, Button, DatePicker, ErrorSummary, Form, Input, Lead, useLanguage } from '../../platform/ui/index.ts'
import { employeesTexts } from '../employees/employees.texts.ts'
import { ProblemAlert } from '../portal/problem-alert.tsx'
import { RightsChoices } from '../portal/rights-choices.tsx'
import type { PrivilegeType } from '../privilege-types.ts'
import { maxGroupNameLength } from './group.ts'
import { groupsTexts } from './groups.texts.ts'

export interface GroupFormFacts {
  readonly back: { readonly href: string; readonly text: string }
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly button: string
  readonly choices: readonly PrivilegeType[]
  /** Given already. */
  readonly given: readonly PrivilegeType[]
  /** The name where it is asked for. */
  readonly typed: { readonly name?: string | undefined; readonly rights: readonly string[]; readonly lastDay: string }
  readonly faults: readonly { readonly id: string; readonly text: string }[]
  readonly problem: Problem | undefined
  readonly csrfToken: string
}

/** What a group gives, and for a new one what it is called. */
export function GroupFormView({ back, title, lead, action, button, choices, given, typed, faults, problem, csrfToken }: GroupFormFacts) {
  const language = useLanguage()
  const said = groupsTexts[language]
  const ofEmployees = employeesTexts[language]
  const errorAt = (field: string): string | undefined => faults.find(({ id }) => id === field)?.text
  return (
    <>
      <BackLink {...back} />
      <h1>{title}</h1>
      <ErrorSummary faults={faults} />
      <ProblemAlert problem={problem} />
      <Lead>{lead}</Lead>
      <Form action={action} csrfToken={csrfToken}>
        {typed.name !== undefined && <Input name="name" label={said.name} hint={said.nameHint} value={typed.name} error={errorAt('name')} limit={maxGroupNameLength} autocomplete="off" wide />}
        <RightsChoices choices={choices} given={given} values={typed.rights} error={errorAt('rights')} />
        <DatePicker name="lastDay" label={ofEmployees.giving.lastDay} hint={ofEmployees.end.hint} value={typed.lastDay} error={errorAt('lastDay')} requirement="optional" />
        <Button>{button}</Button>
      </Form>
    </>
  )
}
