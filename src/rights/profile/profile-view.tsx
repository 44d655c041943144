import type { Instant } from '../../platform/clock/index.ts'
import { formatShortDate } from '../../platform/i18n/index.ts'
import { Alert, Button, ButtonLink, ErrorSummary, Form, HelpText, Input, Lead, StructuredList, Table, useLanguage } from '../../platform/ui/index.ts'
import { EndingBadge } from '../endings/ending-badge.tsx'
import type { Held } from '../grants/may-grant.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { newRequestPath } from '../requests/request-paths.ts'
import { privilegeNames } from '../rights.texts.ts'
import type { findProfile } from './profile.queries.ts'
import { profileTexts } from './profile.texts.ts'

export type Profile = NonNullable<Awaited<ReturnType<typeof findProfile>>>

/** The form as it was sent. */
export interface TypedProfile {
  readonly email: string
  readonly alias: string
}

export interface ProfileFault {
  readonly field: keyof TypedProfile
  readonly code: keyof (typeof profileTexts)['da']['faults']
}

export interface ProfileFacts {
  readonly profile: Profile
  readonly typed: TypedProfile
  readonly faults: readonly ProfileFault[]
  /** It was changed elsewhere while this was typed. */
  readonly hasConflict?: boolean
  readonly isSaved?: boolean
  /** He came here to ask for rights. */
  readonly isFirst: boolean
  readonly organisation: string
  readonly held: readonly Held[]
  readonly now: Instant
  readonly csrfToken: string
}

/** Who one is, where one can be reached, and what one may do for the organisation acted for. */
export function ProfileView(facts: ProfileFacts) {
  const { profile, faults, hasConflict = false, isSaved = false, isFirst } = facts
  const said = profileTexts[useLanguage()]
  return (
    <>
      <h1>{said.title}</h1>
      <ErrorSummary faults={faults.map(({ field, code }) => ({ id: field, text: said.faults[code] }))} />
      {isSaved && <Alert tone="success" title={said.saved} />}
      {isFirst && <Alert tone="info" title={said.first}>{said.firstText}</Alert>}
      {hasConflict && <Alert tone="warning" title={said.conflict}>{said.conflictText(profile.email ?? said.nothing, profile.alias ?? said.nothing)}</Alert>}
      <Lead>{said.lead}</Lead>
      <StructuredList
        label={said.facts}
        facts={[
          { label: said.name, value: <>{profile.name} <HelpText id="name-help" about={said.name} text={said.nameHelp} /></> },
          { label: said.employer, value: profile.employerName },
          { label: said.rid, value: profile.rid ?? '' },
        ]}
      />
      <ProfileForm {...facts} />
      <OwnRights {...facts} />
    </>
  )
}

function ProfileForm({ profile, typed, faults, isFirst, csrfToken }: ProfileFacts) {
  const said = profileTexts[useLanguage()]
  const errorAt = (field: keyof TypedProfile): string | undefined => faults.filter((fault) => fault.field === field).map(({ code }) => said.faults[code])[0]
  return (
    <Form action={rightsPaths.profile} csrfToken={csrfToken}>
      <input type="hidden" name="version" value={profile.version} />
      {isFirst && <input type="hidden" name="next" value="request" />}
      <Input name="email" type="email" label={said.email} hint={said.emailHint} value={typed.email} error={errorAt('email')} autocomplete="email" wide />
      <Input name="alias" label={said.alias} hint={said.aliasHint} value={typed.alias} error={errorAt('alias')} requirement="optional" autocomplete="nickname" wide />
      <Button>{said.save}</Button>
    </Form>
  )
}

function OwnRights({ organisation, held, now, profile }: ProfileFacts) {
  const language = useLanguage()
  const said = profileTexts[language]
  const columns = [
    { title: said.right, names: true, cell: ({ privilege }: Held) => privilegeNames[language][privilege] },
    { title: said.opens, cell: ({ privilege }: Held) => privilegeDescriptions[language][privilege] },
    { title: said.until, cell: ({ endsAt }: Held) => <Until endsAt={endsAt} now={now} /> },
  ]
  return (
    <section>
      <h2>{said.rightsTitle(organisation)}</h2>
      <Table caption={said.rightsTitle(organisation)} columns={columns} rows={held} empty={said.noRights} />
      {profile.profileAt !== null && <p><ButtonLink href={newRequestPath} weight="secondary">{said.ask}</ButtonLink></p>}
    </section>
  )
}

function Until({ endsAt, now }: { endsAt: Instant | null; now: Instant }) {
  const language = useLanguage()
  if (endsAt === null) return <>{profileTexts[language].noEnd}</>
  return <>{formatShortDate(endsAt - 1, language)} <EndingBadge endsAt={endsAt} now={now} /></>
}
