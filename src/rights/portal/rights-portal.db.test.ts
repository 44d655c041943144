import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCitizen, addEmployee, addGrant } from '../../login/login.testing.ts'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { ask } from '../../events/events.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { withRightsPages } from './rights-portal.testing.ts'

test('the front page leads an administrator to the employees and everybody else to the requests', () =>
  withTestDatabase((database) =>
    withRightsPages(database, async ({ logIn }) => {
      const { partyId } = await addEmployee(database)
      const leadsTo = async (rights: readonly string[]): Promise<string | null> => (await (await logIn(partyId, rights)).get('/rettigheder')).headers.get('location')
      assert.equal(await leadsTo(['ORGANISATION_USER_ADMINISTRATOR']), '/rettigheder/employees')
      assert.equal(await leadsTo(['SYSTEM_MANAGER']), '/rettigheder/requests')
    }),
  ))

test('citizens and employees of an authority that is not connected are told so', () =>
  withTestDatabase((database) =>
    withRightsPages(database, async ({ logIn, logInAs }) => {
      assert.match(await (await logInAs(await addCitizen(database))).page('/rettigheder', 403), /kun medarbejdere/)
      const { partyId } = await database.transaction((tx) => insertTestAuthorityOrganisation(tx))
      await ask(database, 'UPDATE organisations SET connected_at = NULL')
      assert.match(await (await logIn(partyId, ['ORGANISATION_USER_ADMINISTRATOR'])).page('/rettigheder', 403), /ikke tilsluttet/)
    }),
  ))

test('an administrator sees the own employees and foreign ones with a right here, and nobody else’s', () =>
  withTestDatabase((database) =>
    withRightsPages(database, async ({ logIn }) => {
      const { partyId } = await addEmployee(database, { name: 'Bo Prøve' })
      const supplier = await addEmployee(database, { name: 'Kaj Fremmed', organisation: 'Leverandør A/S' })
      await addEmployee(database, { name: 'Ina Ukendt', organisation: 'Anden ApS' })
      await addGrant(database, supplier, 'SYSTEM_MANAGER', partyId)
      const page = await (await logIn(partyId, ['ORGANISATION_USER_ADMINISTRATOR'], 'Ada Prøve')).page('/rettigheder/employees')
      for (const words of ['Ada Prøve', 'Bo Prøve', 'Kaj Fremmed', 'Leverandør A/S', 'Anden organisation', 'Systemadministrator']) assert.ok(page.includes(words), words)
      assert.doesNotMatch(page, /Ina Ukendt/)
      await (await logIn(partyId, ['SYSTEM_MANAGER'])).page('/rettigheder/employees', 403)
    }),
  ))
