import { parseArgs } from 'node:util'
import type { AgreementId } from '../../agreements/index.ts'
import { approveAgreement, listAgreements, refuseAgreement } from '../../agreements/index.ts'
import type { AuthorityType } from '../../organisations/index.ts'
import { authorityTypes } from '../../organisations/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import { isUuid } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import type { Runtime } from '../runtime.ts'
import { readRuntimeFile } from '../runtime-file.ts'

/** What is done on the host is done by whoever may use it; the log says so. */
const onHost = { actor: { kind: 'platform' }, identityId: null } as const
const shownAtMost = 1_000

async function list({ database }: Runtime): Promise<ExitCode> {
  const agreements = await database.read((on) => listAgreements(on, { agreementId: null, partyId: null, state: null, limit: shownAtMost, offset: 0 }))
  for (const { agreementId, state, submittedAt, cvrNumber, authorityName } of agreements) print([agreementId, state, instantText(submittedAt), cvrNumber ?? '-', authorityName].join('\t'))
  if (agreements.length === 0) print('There are no agreements.')
  return 0
}

/** Does it, and says why not where it cannot be done. */
async function decide({ database }: Runtime, work: (tx: Transaction) => Promise<void>, done: string): Promise<ExitCode> {
  try {
    await database.transaction(work)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    printFault(`${error.definition.en.message} ${error.definition.en.remedy}`)
    return 1
  }
  print(done)
  return 0
}

function approve(runtime: Runtime, agreementId: AgreementId, authorityType: AuthorityType): Promise<ExitCode> {
  const { settings, dataDirectory } = runtime
  const publicUrl = settings.PUBLIC_URL ?? readRuntimeFile(dataDirectory).portal ?? `http://localhost:${settings.PORT}`
  return decide(runtime, (tx) => approveAgreement(tx, onHost, agreementId, { authorityType, publicUrl }), 'The agreement is approved. The rights administrator will be invited by e-mail.')
}

const refuse = (runtime: Runtime, agreementId: AgreementId, reason: string): Promise<ExitCode> =>
  decide(runtime, (tx) => refuseAgreement(tx, onHost, agreementId, reason), 'The agreement is refused, and the reason will be sent.')

function run(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { type: { type: 'string', default: 'OTHER' }, reason: { type: 'string', default: '' } } })
  const [act, id = ''] = positionals
  const authorityType = authorityTypes.find((type) => type === values.type)
  const reason = values.reason.trim()
  const agreementId = id.toLowerCase() as AgreementId // branding
  if (act === 'list') return withRuntime(list)
  if (act === 'approve' && isUuid(id) && authorityType !== undefined) return withRuntime((runtime) => approve(runtime, agreementId, authorityType))
  if (act === 'refuse' && isUuid(id) && reason !== '') return withRuntime((runtime) => refuse(runtime, agreementId, reason))
  throw new WrongUse(`agreements takes list, approve ID [--type ${authorityTypes.join('|')}] or refuse ID --reason TEXT.`)
}

export const agreementsCommand: Command = {
  usage: 'agreements list | approve ID [--type STATE|REGION|MUNICIPALITY|OTHER] | refuse ID --reason TEXT',
  summary: 'Show connection agreements of authorities, approve one, or refuse one with a reason',
  run,
}
