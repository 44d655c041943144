import type { IdentityId } from '../../login/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { civilDate } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { PrivilegeType, RightsDesk } from '../../rights/index.ts'
import { changeEnd, createGroup, endAfter, giveRights, openDesk, revokeRights } from '../../rights/index.ts'
import type { Nation } from '../nation/index.ts'
import { momentOf } from './planned-letter.ts'

const tag = 'authority-every-right'

interface Authority {
  readonly administrator: RightsDesk['changer']
  readonly substituteId: IdentityId
}

function authorityOf({ authorities, identities }: Nation): Authority | undefined {
  const partyId = authorities.find(({ tags }) => tags.includes(tag))?.partyId
  const holder = (privilege: PrivilegeType) => identities.find((identity) => identity.partyId === partyId && identity.privileges.includes(privilege))?.identityId
  const [identityId, substituteId] = [holder('ORGANISATION_USER_ADMINISTRATOR'), holder('SYSTEM_MANAGER')]
  if (partyId === undefined || identityId === undefined || substituteId === undefined) return undefined
  return { administrator: { kind: 'employee', identityId, employerId: partyId, partyId, privileges: ['ORGANISATION_USER_ADMINISTRATOR'] }, substituteId }
}

const lastDay = (daysAgo: number, now: Instant): Instant => endAfter(civilDate(momentOf(daysAgo, now)))

/**
 * What the rights administrator of the authority with an employee for each right did lately, so that its action log has something to
 * show: somebody stands in for a colleague, for longer than meant, and then no more; a group waits for its members. Nobody has
 * another right afterwards.
 */
export async function liveRights(tx: Transaction, nation: Nation): Promise<void> {
  const authority = authorityOf(nation)
  if (authority === undefined) return
  const at = (daysAgo: number): Promise<RightsDesk> => openDesk({ ...tx, now: momentOf(daysAgo, tx.now) }, authority.administrator)
  const [given] = await giveRights(await at(40), [{ granteeId: authority.substituteId, privilege: 'STATISTICS_ADMINISTRATOR', endsAt: lastDay(20, tx.now), source: 'MANUAL' }])
  if (given === undefined) throw new Error('A right that was given is not told')
  const prolonged = await changeEnd(await at(22), given.grant, lastDay(5, tx.now))
  await revokeRights(await at(9), [prolonged])
  await createGroup(await at(6), { name: 'Vagthold', privileges: [{ privilege: 'MESSAGE_BASIC', endsAt: null }], memberIds: [] })
}
