import type { IdentityId } from '../../login/index.ts'
import { parseCprNumber, parseCvrNumber } from '../../parties/index.ts'
import type { Address } from '../../parties/index.ts'
import { addDuration, civilDate, startOfCivilDate } from '../../platform/clock/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { readDate } from '../../platform/ui/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import { before, drawAddress, insertNation } from '../nation/index.ts'
import type { Making, Nation } from '../nation/index.ts'
import { drawFrom } from '../seeded-draw.ts'
import type { SeededDraw } from '../seeded-draw.ts'
import { chooseCvrNumber, drawCprNumber } from './free-numbers.ts'
import type { EmployeeWish, IdentityWish, OrganisationWish, PersonWish } from './identity-wish.ts'
import { employeeLogin, nobody, organisationNation, personNation } from './small-nation.ts'
import { findOrganisationByCvr, findPersonByCpr, updateGrantsEnding } from './test-portal.queries.ts'
import type { WishFault } from './wish-faults.ts'
import { faultsOfWish } from './wish-faults.ts'

/** Who was made and can log in now. */
export interface MadeIdentity {
  readonly identityId: IdentityId
  readonly kind: 'citizen' | 'employee'
  readonly name: string
  /** CPR of a citizen, CVR of an employee's organisation. */
  readonly number: string
  readonly rid: string | null
  readonly rights: readonly PrivilegeType[]
}

export type MakeOutcome = { readonly outcome: 'made'; readonly made: MadeIdentity } | { readonly outcome: 'faulty'; readonly faults: readonly WishFault[] }

interface Maker {
  readonly making: Making
  readonly draw: SeededDraw
}

const faulty = (field: string, code: WishFault['code']): MakeOutcome => ({ outcome: 'faulty', faults: [{ field, code }] })

/** Makes a person, an organisation with its first employee, or a further employee (seed 001 chapter 3.2: the Testportal). Nothing is made when a field is wrong. */
export async function makeTestIdentity(tx: Transaction, wish: IdentityWish): Promise<MakeOutcome> {
  const faults = faultsOfWish(wish, tx.now)
  if (faults.length > 0) return { outcome: 'faulty', faults }
  const seed = uuidV4()
  const maker = { making: { seed, now: tx.now }, draw: drawFrom(seed) }
  if (wish.kind === 'person') return makePerson(tx, maker, wish)
  return wish.kind === 'employee' ? makeEmployee(tx, maker, wish) : makeOrganisation(tx, maker, wish)
}

/** Puts it in, and says who can log in. The systems' secret is not needed where there are no systems. */
async function insert(tx: Transaction, nation: Nation, number: string): Promise<MakeOutcome> {
  await insertNation(tx, nation, '')
  const [identity] = nation.identities
  if (identity === undefined) throw new Error('Nobody was made')
  const { identityId, kind, name, rid, privileges: rights } = identity
  return { outcome: 'made', made: { identityId, kind, name, number, rid, rights } }
}

const drawBirthDate = ({ making, draw }: Maker): PlainDate => civilDate(before(making, `P${draw.between(18, 90)}Y${draw.between(1, 360)}D`))

/** What was written, or something to live with. */
function addressOf(draw: SeededDraw, { street, houseNumber, postalCode, postDistrict }: PersonWish): Address {
  if (street.trim() === '') return drawAddress(draw)
  return { street: street.trim(), houseNumber: houseNumber.trim(), floor: null, door: null, postalCode: postalCode.trim(), postDistrict: postDistrict.trim(), countryCode: 'DK' }
}

async function makePerson(tx: Transaction, maker: Maker, wish: PersonWish): Promise<MakeOutcome> {
  const { making, draw } = maker
  const birthDate = readDate(wish.birthDate) ?? drawBirthDate(maker)
  const cprNumber = await drawCprNumber(tx, birthDate, draw)
  return insert(tx, personNation(making, { name: wish.name.trim(), cprNumber, birthDate, address: addressOf(draw, wish), isExempt: wish.exempt }), cprNumber)
}

async function makeOrganisation(tx: Transaction, { making, draw }: Maker, wish: OrganisationWish): Promise<MakeOutcome> {
  const cvrNumber = await chooseCvrNumber(tx, parseCvrNumber(wish.cvr.trim()))
  if (cvrNumber === undefined) return faulty('cvr', 'numberTaken')
  const ownerCpr = wish.kind === 'company' ? parseCprNumber(wish.ownerCpr.trim()) : undefined
  const owner = ownerCpr === undefined ? undefined : await findPersonByCpr(tx, { cpr: ownerCpr })
  if (ownerCpr !== undefined && owner === undefined) return faulty('ownerCpr', 'personUnknown')
  return insert(tx, organisationNation(making, { wish, cvrNumber, address: drawAddress(draw), owner: owner?.partyId }), cvrNumber)
}

async function makeEmployee(tx: Transaction, { making }: Maker, wish: EmployeeWish): Promise<MakeOutcome> {
  const organisation = await findOrganisationByCvr(tx, { cvr: wish.cvr.trim() })
  if (organisation === undefined) return faulty('cvr', 'organisationUnknown')
  const identity = employeeLogin(making, { partyId: organisation.partyId, name: wish.employeeName.trim(), rights: wish.rights })
  const outcome = await insert(tx, { ...nobody(making), identities: [identity] }, wish.cvr.trim())
  const lastDay = readDate(wish.endsOn)
  if (lastDay !== undefined) await updateGrantsEnding(tx, { identityId: identity.identityId, endsAt: addDuration(startOfCivilDate(lastDay), 'P1D') })
  return outcome
}
