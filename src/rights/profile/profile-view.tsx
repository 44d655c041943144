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

export interface ProfileFacts {
  readonly profile: Profile
  readonly typed: string
  readonly fault?: keyof (typeof profileTexts)['da']['faults'] | undefined
  /** What it was changed to elsewhere, while this was typed. */
  readonly conflict?: { readonly email: string | null } | undefined
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
  const { profile, fault, conflict, isSaved = false, isFirst } = facts
  const said = profileTexts[useLanguage()]
  return (
    <>
      {fault !== undefined && <ErrorSummary faults={[{ id: 'email', text: said.faults[fault] }]} />}
      <h1>{said.title}</h1>
      {isSaved && <Alert tone="success" title={said.saved} />}
      {isFirst && <Alert tone="info" title={said.first}>{said.firstText}</Alert>}
      {conflict !== undefined && <Alert tone="warning" title={said.conflict}>{said.conflictText(conflict.email ?? said.noAddress)}</Alert>}
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

function ProfileForm({ profile, typed, fault, isFirst, csrfToken }: ProfileFacts) {
  const said = profileTexts[useLanguage()]
  return (
    <Form action={rightsPaths.profile} csrfToken={csrfToken}>
      <input type="hidden" name="version" value={profile.version} />
      {isFirst && <input type="hidden" name="next" value="request" />}
      <Input name="email" type="email" label={said.email} hint={said.emailHint} value={typed} error={fault && said.faults[fault]} autocomplete="email" wide />
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
