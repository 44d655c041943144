import type { MachineTime } from '../../platform/clock/index.ts'
import { formatCount, formatDateTime, formatShortDate } from '../../platform/i18n/index.ts'
import { Alert, BackLink, Button, ButtonGroup, ButtonLink, Checkboxes, CodeBlock, ConfirmationLink, ConfirmationPage, CopyValue, ErrorSummary, Form, Input, Lead, Select, Table, useLanguage } from '../../platform/ui/index.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { privilegeNames } from '../rights.texts.ts'
import { maxTokenNameLength, tokenDays } from './access-token.ts'
import type { AccessToken } from './access-token.ts'
import type { OwnToken } from './own-tokens.queries.ts'
import { newTokenPath, revokeTokenPath } from './token-paths.ts'
import { tokensTexts } from './tokens.texts.ts'

/** An employee's tokens that count, for whichever organisation. */
export function TokenListView({ tokens, isRevoked }: { tokens: readonly OwnToken[]; isRevoked: boolean }) {
  const language = useLanguage()
  const said = tokensTexts[language]
  const columns = [
    { title: said.columns.name, names: true, cell: ({ name }: OwnToken) => name },
    { title: said.columns.organisation, cell: ({ partyName }: OwnToken) => partyName },
    { title: said.columns.rights, cell: ({ privileges }: OwnToken) => privileges.map((privilege) => privilegeNames[language][privilege]).join(', ') || said.noRights },
    { title: said.columns.expires, cell: ({ expiresAt }: OwnToken) => formatShortDate(expiresAt, language) },
    { title: said.columns.lastUsed, cell: ({ lastUsedAt }: OwnToken) => (lastUsedAt === null ? said.never : formatDateTime(lastUsedAt, language)) },
    { title: said.columns.revoke, quiet: true, cell: ({ tokenId, name }: OwnToken) => <ConfirmationLink href={revokeTokenPath(tokenId)} about={name}>{said.revoke}</ConfirmationLink> },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      {isRevoked && <Alert tone="success" title={said.revoked.title}>{said.revoked.text}</Alert>}
      <Lead>{said.lead}</Lead>
      <p><ButtonLink href={newTokenPath}>{said.make}</ButtonLink></p>
      <Table caption={said.title} columns={columns} rows={tokens} empty={said.empty} />
    </>
  )
}

/** The form as it was sent. */
export interface TypedToken {
  readonly name: string
  readonly privileges: readonly string[]
  readonly days: string
}

export interface TokenFault {
  readonly field: keyof TypedToken
  readonly code: keyof (typeof tokensTexts)['da']['form']['faults']
}

interface NewTokenFacts {
  readonly organisation: string
  /** What the employee holds there. */
  readonly held: readonly PrivilegeType[]
  readonly typed: TypedToken
  readonly fault: TokenFault | undefined
  readonly csrfToken: string
}

export function NewTokenView({ organisation, held, typed, fault, csrfToken }: NewTokenFacts) {
  const language = useLanguage()
  const said = tokensTexts[language].form
  const errorAt = (field: keyof TypedToken): string | undefined => (fault?.field === field ? said.faults[fault.code] : undefined)
  const rights = held.map((privilege) => ({ value: privilege, label: privilegeNames[language][privilege], hint: privilegeDescriptions[language][privilege] }))
  return (
    <>
      <ErrorSummary faults={fault === undefined ? [] : [{ id: fault.field, text: said.faults[fault.code] }]} />
      <BackLink href={rightsPaths.tokens} />
      <h1>{said.title}</h1>
      <Lead>{said.lead(organisation)}</Lead>
      <Form action={newTokenPath} csrfToken={csrfToken}>
        <Input name="name" label={said.name} hint={said.nameHint} value={typed.name} error={errorAt('name')} autocomplete="off" limit={maxTokenNameLength} wide />
        {rights.length === 0 ? <p>{said.noOwnRights}</p> : <Checkboxes name="privileges" label={said.rights} hint={said.rightsHint} choices={rights} values={typed.privileges} error={errorAt('privileges')} requirement="optional" />}
        <Select name="days" label={said.days} hint={said.daysHint} value={typed.days} error={errorAt('days')} choices={tokenDays.map((days) => ({ value: String(days), label: formatCount(days, said.dayCount, language) }))} />
        <ButtonGroup>
          <Button>{said.send}</Button>
          <ButtonLink href={rightsPaths.tokens} weight="secondary">{said.cancel}</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** The only time that the token is shown. */
export function CreatedTokenView({ token, expiresAt, apiUrl }: { token: AccessToken; expiresAt: MachineTime; apiUrl: string }) {
  const language = useLanguage()
  const said = tokensTexts[language].created
  return (
    <>
      <h1>{said.title}</h1>
      <Alert tone="warning" title={said.warning}>{said.warningText}</Alert>
      <p><CopyValue id="token" label={said.token}>{token}</CopyValue></p>
      <p>{said.expires(formatDateTime(expiresAt, language))}</p>
      <CodeBlock id="try-it" label={said.tryIt}>{`export BREVDUE_TOKEN=…\ncurl -H "Authorization: Bearer $BREVDUE_TOKEN" ${apiUrl}/apis/v1/access-requests/`}</CodeBlock>
      <p><ButtonLink href={rightsPaths.tokens} weight="secondary">{said.back}</ButtonLink></p>
    </>
  )
}

export function RevokeView({ token: { tokenId, name, partyName, lastUsedAt }, csrfToken }: { token: OwnToken; csrfToken: string }) {
  const language = useLanguage()
  const { columns, confirm: said, never } = tokensTexts[language]
  const facts = [
    { label: columns.name, value: name },
    { label: columns.organisation, value: partyName },
    { label: columns.lastUsed, value: lastUsedAt === null ? never : formatDateTime(lastUsedAt, language) },
  ]
  return <ConfirmationPage title={said.title} consequence={said.consequence} facts={facts} action={revokeTokenPath(tokenId)} csrfToken={csrfToken} confirmText={said.button} weight="warning" cancelHref={rightsPaths.tokens} />
}
