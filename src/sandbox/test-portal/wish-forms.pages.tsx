import { privilegeNames, privilegeTypes } from '../../rights/index.ts'
import { BackLink, Button, ButtonGroup, Checkbox, Checkboxes, DatePicker, ErrorSummary, Form, Input, Radios, useLanguage } from '../../platform/ui/index.ts'
import type { Choice } from '../../platform/ui/index.ts'
import type { EmployeeWish, IdentityWish, OrganisationWish, PersonWish } from './identity-wish.ts'
import { formPath, testPortalPath } from './test-portal-paths.ts'
import { testPortalTexts } from './test-portal.texts.ts'
import type { WishFault } from './wish-faults.ts'
import { wishFaultTexts } from './wish-faults.texts.ts'

export interface WishFormFacts {
  /** What was typed, or nothing yet. */
  readonly wish: IdentityWish
  readonly faults: readonly WishFault[]
  /** Organisations of the demo nation to choose from. */
  readonly organisations: readonly Choice[]
}

type ErrorOf = (field: string) => string | undefined

/** A form that makes one kind of identity. */
export function WishFormView({ wish, faults, organisations }: WishFormFacts) {
  const language = useLanguage()
  const said = testPortalTexts[language]
  const told = faults.map(({ field, code }) => ({ id: field, text: wishFaultTexts[language][code] }))
  const errorOf: ErrorOf = (field) => told.find(({ id }) => id === field)?.text
  return (
    <>
      <BackLink href={testPortalPath} text={said.back} />
      <h1>{said.kinds[wish.kind].title}</h1>
      <ErrorSummary faults={told} />
      <Form action={formPath(wish.kind)}>
        <input type="hidden" name="kind" value={wish.kind} />
        {wish.kind === 'person' && <PersonFields wish={wish} errorOf={errorOf} />}
        {(wish.kind === 'company' || wish.kind === 'authority') && <OrganisationFields wish={wish} errorOf={errorOf} />}
        {wish.kind === 'employee' && <EmployeeFields wish={wish} errorOf={errorOf} organisations={organisations} />}
        <ButtonGroup>
          <Button>{said.submit}</Button>
          <a href={testPortalPath}>{said.cancel}</a>
        </ButtonGroup>
      </Form>
    </>
  )
}

function PersonFields({ wish, errorOf }: { wish: PersonWish; errorOf: ErrorOf }) {
  const said = testPortalTexts[useLanguage()]
  const optional = { requirement: 'optional', autocomplete: 'off' } as const
  return (
    <>
      <Input name="name" label={said.name} value={wish.name} error={errorOf('name')} autocomplete="off" />
      <DatePicker name="birthDate" label={said.birthDate} hint={said.birthDateHint} value={wish.birthDate} error={errorOf('birthDate')} requirement="optional" />
      <Input name="street" label={said.street} hint={said.addressHint} value={wish.street} error={errorOf('street')} {...optional} />
      <Input name="houseNumber" label={said.houseNumber} value={wish.houseNumber} error={errorOf('houseNumber')} length={4} {...optional} />
      <Input name="postalCode" label={said.postalCode} value={wish.postalCode} error={errorOf('postalCode')} length={4} inputMode="numeric" {...optional} />
      <Input name="postDistrict" label={said.postDistrict} value={wish.postDistrict} error={errorOf('postDistrict')} {...optional} />
      <Checkbox name="exempt" label={said.exempt} checked={wish.exempt} />
    </>
  )
}

function OrganisationFields({ wish, errorOf }: { wish: OrganisationWish; errorOf: ErrorOf }) {
  const said = testPortalTexts[useLanguage()]
  return (
    <>
      <Input name="name" label={said.organisationName} value={wish.name} error={errorOf('name')} autocomplete="off" />
      <Input name="cvr" label={said.newCvr} hint={said.newCvrHint} value={wish.cvr} error={errorOf('cvr')} length={8} inputMode="numeric" requirement="optional" autocomplete="off" />
      {wish.kind === 'company' && (
        <Input name="ownerCpr" label={said.ownerCpr} hint={said.ownerCprHint} value={wish.ownerCpr} error={errorOf('ownerCpr')} length={11} inputMode="numeric" requirement="optional" autocomplete="off" />
      )}
      {wish.kind === 'authority' && (
        <>
          <Radios
            name="authorityType"
            label={said.authorityType}
            choices={(['MUNICIPALITY', 'REGION', 'STATE', 'OTHER'] as const).map((value) => ({ value, label: said.authorityTypes[value] }))}
            value={wish.authorityType}
          />
          <Checkbox name="connected" label={said.connected} checked={wish.connected} />
        </>
      )}
      <StaffFields wish={wish} errorOf={errorOf} />
    </>
  )
}

function EmployeeFields({ wish, errorOf, organisations }: { wish: EmployeeWish; errorOf: ErrorOf; organisations: readonly Choice[] }) {
  const said = testPortalTexts[useLanguage()]
  return (
    <>
      <Input name="cvr" label={said.employer} hint={said.employerHint} value={wish.cvr} error={errorOf('cvr')} suggestions={organisations} inputMode="numeric" autocomplete="off" />
      <StaffFields wish={wish} errorOf={errorOf} />
      <DatePicker name="endsOn" label={said.endsOn} hint={said.endsOnHint} value={wish.endsOn} error={errorOf('endsOn')} requirement="optional" />
    </>
  )
}

function StaffFields({ wish, errorOf }: { wish: OrganisationWish | EmployeeWish; errorOf: ErrorOf }) {
  const language = useLanguage()
  const said = testPortalTexts[language]
  const choices = privilegeTypes.map((value) => ({ value, label: privilegeNames[language][value] }))
  return (
    <>
      <Input name="employeeName" label={said.employeeName} value={wish.employeeName} error={errorOf('employeeName')} autocomplete="off" />
      <Checkboxes name="rights" label={said.rights} hint={said.rightsHint} choices={choices} values={wish.rights} />
    </>
  )
}
