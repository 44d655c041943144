import type { Address, CprNumber, PersonRecord } from '../../parties/index.ts'
import { parseCprNumber } from '../../parties/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { addDuration, civilDate } from '../../platform/clock/index.ts'
import { canaryNames, firstNames, lastNames, streets, towns } from './danish-names.ts'
import type { DemoTag } from './demo-tags.ts'
import type { Making } from './making.ts'
import { before, derivedId } from './making.ts'
import type { DemoPerson } from './nation.ts'
import type { SeededDraw } from '../seeded-draw.ts'
import { drawFrom } from '../seeded-draw.ts'

type Special = { readonly name: string; readonly age: string; readonly tags: readonly DemoTag[]; readonly address?: Address } & Partial<
  Pick<PersonRecord, 'status' | 'nameProtected' | 'addressProtected'>
>

const malmo: Address = { street: 'Östra Hamngatan', houseNumber: '12', floor: null, door: null, postalCode: '211 25', postDistrict: 'Malmö', countryCode: 'SE' }

const specials: readonly Special[] = [
  { name: 'Freja Holmgaard', age: 'P44Y120D', tags: ['citizen-with-post'] },
  { name: 'Bodil Kjærulff', age: 'P81Y30D', tags: ['citizen-exempt'] },
  { name: 'Aksel Sundqvist', age: 'P37Y200D', tags: ['citizen-departed'], status: 'departed', address: malmo },
  { name: 'Signe Havrevold', age: 'P29Y75D', tags: ['citizen-departed-enrolled'], status: 'departed', address: malmo },
  { name: 'Villads Brandtoft', age: 'P15Y', tags: ['citizen-child'] },
  { name: 'Poul Egeskjold', age: 'P88Y10D', tags: ['citizen-dead'], status: 'dead' },
  { name: 'Karen Skyggelund', age: 'P52Y300D', tags: ['citizen-protected-address'], nameProtected: true, addressProtected: true },
  { name: 'Mehmet Vestervang', age: 'P33Y15D', tags: ['citizen-nemsms'] },
  { name: 'Tove Smedegaard', age: 'P58Y90D', tags: ['citizen-business-owner'] },
  ...canaryNames.map((name, index): Special => ({ name, age: `P${40 + index}Y`, tags: ['canary'] })),
]

export const leastPersons = specials.length

/** So long until the child turns 15: short enough to watch it happen by moving the clock. */
const childTurns15In = 'P60D'

function bornAgo(making: Making, { age, tags }: Special): PlainDate {
  const birthday = before(making, age)
  return civilDate(tags.includes('citizen-child') ? addDuration(birthday, childTurns15In) : birthday)
}

/** How the numbers of those born on a day begin. */
export function sixDigitsOf(birthDate: PlainDate): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  return `${Number(day) + 60}${month}${year.slice(2)}`
}

/**
 * A number that cannot belong to anybody: the day plus 60. From 2000 on the 7th digit is 5 to 8, before that 0 to 3.
 * Starts at the draw and goes on to the next free one.
 */
export function freeCprNumber(birthDate: PlainDate, draw: SeededDraw, taken: Set<string>): CprNumber {
  const date = sixDigitsOf(birthDate)
  const [first, count] = birthDate >= '2000' ? [5000, 4000] : [0, 4000]
  const start = draw.between(0, count - 1)
  for (let step = 0; step < count; step++) {
    const number = parseCprNumber(date + String(first + ((start + step) % count)).padStart(4, '0'))
    if (number === undefined || taken.has(number)) continue
    taken.add(number)
    return number
  }
  throw new RangeError(`No CPR number is left for ${birthDate}: the nation is too large`)
}

export function drawAddress(draw: SeededDraw): Address {
  const [postalCode, postDistrict] = draw.oneOf(towns)
  const isFlat = draw.percent(40)
  return {
    street: draw.oneOf(streets),
    houseNumber: String(draw.between(1, 180)),
    floor: isFlat ? draw.oneOf(['st', '1', '2', '3', '4']) : null,
    door: isFlat ? draw.oneOf(['tv', 'mf', 'th']) : null,
    postalCode,
    postDistrict,
    countryCode: 'DK',
  }
}

const ordinary = (draw: SeededDraw): Special => ({
  name: `${draw.oneOf(firstNames)} ${draw.oneOf(lastNames)}`,
  age: `P${draw.percent(4) ? draw.between(0, 13) : draw.between(18, 96)}Y${draw.between(1, 360)}D`,
  status: draw.percent(1) ? 'dead' : 'resident',
  tags: [],
})

/** The persons of the nation, those with a purpose first. */
export function makePersons(making: Making, count: number): DemoPerson[] {
  const draw = drawFrom(`${making.seed}/persons`)
  const taken = new Set<string>()
  const since = before(making, 'P2Y')
  return Array.from({ length: Math.max(count, leastPersons) }, (_, index): DemoPerson => {
    const special = specials[index] ?? ordinary(draw)
    const birthDate = bornAgo(making, special)
    return {
      partyId: derivedId(making, `person/${index}`),
      name: special.name,
      cprNumber: freeCprNumber(birthDate, draw, taken),
      birthDate,
      status: special.status ?? 'resident',
      statusSince: special.status === 'dead' || special.status === 'departed' ? before(making, 'P3M') : since,
      nameProtected: special.nameProtected ?? false,
      addressProtected: special.addressProtected ?? false,
      address: special.address ?? drawAddress(draw),
      tags: special.tags,
    }
  })
}
