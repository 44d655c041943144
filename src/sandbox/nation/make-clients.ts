import { companyForms, lastNames, trades } from './danish-names.ts'
import { cvrNumberOfRange } from './make-companies.ts'
import type { Making } from './making.ts'
import { before, derivedId } from './making.ts'
import type { DemoCompany } from './nation.ts'
import { drawFrom } from '../seeded-draw.ts'

/** For whom the accountant acts (sandbox.md, Demo nation). */
const clientCount = 1_000

/** The accountant's clients: companies with a number, an enrolment and nothing else, from the end of the range of numbers down. */
export function makeClients(making: Making): DemoCompany[] {
  const draw = drawFrom(`${making.seed}/clients`)
  return Array.from({ length: clientCount }, (_, index): DemoCompany => {
    const registeredAt = before(making, `P${draw.between(1, 30)}Y`)
    return {
      partyId: derivedId(making, `client/${index}`),
      name: `${draw.oneOf(lastNames)}s ${draw.oneOf(trades)} ${draw.oneOf(companyForms)}`,
      cvrNumber: cvrNumberOfRange(9_999 - index),
      status: 'active',
      statusSince: registeredAt,
      registeredAt,
      firstLoginAt: null,
      legalOwners: [],
      employees: 0,
      tags: [],
    }
  })
}
