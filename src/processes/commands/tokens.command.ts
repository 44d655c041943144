import { parseArgs } from 'node:util'
import { instantText } from '../../platform/clock/index.ts'
import { isUuid } from '../../platform/crypto/index.ts'
import type { AccessTokenId } from '../../rights/index.ts'
import { listTokensOfLogin, revokeToken } from '../../rights/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import type { Runtime } from '../runtime.ts'

async function list({ database }: Runtime, login: { readonly provider: string; readonly subject: string }): Promise<ExitCode> {
  const tokens = await database.read((on) => listTokensOfLogin(on, login))
  if (tokens === undefined) {
    printFault('Nobody with this provider and subject can log in here.')
    return 1
  }
  for (const { tokenId, name, partyName, privileges, expiresAt, lastUsedAt } of tokens)
    print([tokenId, name, partyName, privileges.join(' '), `until ${instantText(expiresAt)}`, lastUsedAt === null ? 'never used' : `used ${instantText(lastUsedAt)}`].join('\t'))
  if (tokens.length === 0) print('No token of this employee counts.')
  return 0
}

async function revoke({ database }: Runtime, tokenId: AccessTokenId, reason: string): Promise<ExitCode> {
  const outcome = await database.transaction((tx) => revokeToken(tx, { tokenId, by: { kind: 'host', reason } }))
  if (outcome === 'revoked') print('The token opens nothing any more.')
  else printFault('There is no such token, or it was revoked before.')
  return outcome === 'revoked' ? 0 : 1
}

function run(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { provider: { type: 'string' }, subject: { type: 'string' }, reason: { type: 'string' } } })
  const { provider, subject, reason = '' } = values
  const [verb, token] = positionals
  if (verb === 'list' && provider !== undefined && subject !== undefined) return withRuntime((runtime) => list(runtime, { provider, subject }))
  const tokenId = token?.toLowerCase() ?? ''
  if (verb === 'revoke' && isUuid(tokenId) && reason.trim() !== '') return withRuntime((runtime) => revoke(runtime, tokenId as AccessTokenId, reason.trim())) // branding
  throw new WrongUse('tokens takes list with --provider and --subject, or revoke with the id of a token and --reason.')
}

export const tokensCommand: Command = {
  usage: 'tokens list --provider NAME --subject SUBJECT | tokens revoke TOKEN --reason TEXT',
  summary: "List an employee's access tokens; revoke one, which the log of its organisation tells with the reason",
  run,
}
