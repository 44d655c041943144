import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestCompany, insertTestPerson } from '../parties/parties.testing.ts'
import { addDuration } from '../platform/clock/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { addRegistrations } from './add-registrations.ts'
import { insertTestRegistration } from './register.testing.ts'
import type { SubscriptionId } from './registration.ts'
import { listRegistrations } from './registrations.queries.ts'
import { uuidV7 } from '../platform/crypto/index.ts'

test('the register answers for every party asked for; an unverified number is not told', () =>
  withTestDatabase((database) =>
    database.transaction(async (tx) => {
      const [enrolled, exempt, unknown] = [await insertTestPerson(tx), await insertTestCompany(tx), await insertTestPerson(tx)]
      await insertTestRegistration(tx, { partyId: enrolled.partyId, mobileNumber: '20123456' })
      await insertTestRegistration(tx, { partyId: exempt.partyId, registrationStatus: 'EXEMPT_OTHER_REASON' })
      const subscriptionId = uuidV7(tx.now) as SubscriptionId // branding
      await addRegistrations(tx, { contacts: [], mailbox: [], nemSms: [{ subscriptionId, partyId: exempt.partyId, mobileNumber: '20123457', verifiedAt: null }] })
      const rows = await listRegistrations(tx, { partyIds: [enrolled.partyId, exempt.partyId, unknown.partyId] })
      const registeredSince = addDuration(tx.now, '-P1Y')
      assert.deepEqual(new Map(rows.map(({ partyId, ...rest }) => [partyId, rest])), new Map([
        [enrolled.partyId, { registrationStatus: 'AUTOMATIC_REGISTRATION', registeredSince, mobileNumber: '20123456' }],
        [exempt.partyId, { registrationStatus: 'EXEMPT_OTHER_REASON', registeredSince, mobileNumber: null }],
        [unknown.partyId, { registrationStatus: null, registeredSince: null, mobileNumber: null }],
      ]))
    }),
  ))
