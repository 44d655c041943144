import type { PartyId } from '../../parties/index.ts'
import type { Choice } from '../../platform/ui/index.ts'
import { Button, ButtonGroup, ButtonLink, Checkboxes, DatePicker, ErrorSummary, Form, Input, Lead, Radios, Textarea, useLanguage } from '../../platform/ui/index.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { privilegeNames } from '../rights.texts.ts'
import { maxNoteLength, requestablePrivileges } from './access-request.ts'
import { newRequestPath, ownRequestsPath } from './request-paths.ts'
import { requestsTexts } from './requests.texts.ts'

/** The form as it was sent; empty texts where nothing was typed. */
export interface TypedRequest {
  /** An organisation's id, or `other`. */
  readonly organisation: string
  readonly cvr: string
  readonly privileges: readonly string[]
  readonly until: string
  readonly note: string
}

export type RequestFaultCode = keyof (typeof requestsTexts)['da']['form']['faults']

export interface RequestFault {
  readonly field: keyof TypedRequest
  readonly code: RequestFaultCode
}

export interface NewRequestFacts {
  /** The one acted for and the own one, which may be the same. */
  readonly organisations: readonly { readonly partyId: PartyId; readonly name: string }[]
  readonly typed: TypedRequest
  readonly faults: readonly RequestFault[]
  readonly csrfToken: string
}

/** The form with which one asks for rights. */
export function NewRequestView({ organisations, typed, faults, csrfToken }: NewRequestFacts) {
  const language = useLanguage()
  const said = requestsTexts[language].form
  const textOf = (field: keyof TypedRequest): string | undefined => faults.filter((fault) => fault.field === field).map(({ code }) => said.faults[code])[0]
  const choices: Choice[] = [...organisations.map(({ partyId, name }) => ({ value: partyId, label: name })), { value: 'other', label: said.other, hint: said.otherHint }]
  const rights = requestablePrivileges.map((privilege) => ({ value: privilege, label: privilegeNames[language][privilege], hint: privilegeDescriptions[language][privilege] }))
  return (
    <>
      <h1>{said.title}</h1>
      <ErrorSummary faults={faults.map(({ field, code }) => ({ id: field, text: said.faults[code] }))} />
      <Lead>{said.lead}</Lead>
      <Form action={newRequestPath} csrfToken={csrfToken}>
        <Radios name="organisation" label={said.organisation} choices={choices} value={typed.organisation} error={textOf('organisation')} />
        <Input name="cvr" label={said.cvr} hint={said.cvrHint} value={typed.cvr} error={textOf('cvr')} requirement="optional" inputMode="numeric" length={8} />
        <Checkboxes name="privileges" label={said.rights} hint={said.rightsHint} choices={rights} values={typed.privileges} error={textOf('privileges')} />
        <DatePicker name="until" label={said.until} hint={said.untilHint} value={typed.until} error={textOf('until')} requirement="optional" />
        <Textarea name="note" label={said.note} hint={said.noteHint} value={typed.note} error={textOf('note')} requirement="optional" limit={maxNoteLength} rows={4} />
        <ButtonGroup>
          <Button>{said.send}</Button>
          <ButtonLink href={ownRequestsPath} weight="secondary">{said.cancel}</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
