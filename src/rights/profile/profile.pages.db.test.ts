import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEmployee } from '../../login/login.testing.ts'
import { ask } from '../../events/events.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { csrfOf, withEmployeePages } from '../portal/employee-browser.testing.ts'
import { profilePages } from './profile.pages.tsx'

const path = '/rettigheder/profile'

test('an employee makes a profile; what is wrong is told at the field, and nothing typed is lost', () =>
  withTestDatabase((database) =>
    withEmployeePages(database, profilePages, async ({ logIn }) => {
      const { partyId } = await addEmployee(database, { organisation: 'Prøve Kommune' })
      const ida = await logIn(partyId, ['SYSTEM_MANAGER'], 'Ida Prøve')
      await ask(database, "UPDATE privilege_grants SET ends_at = now() + interval '3 days'")
      const page = await ida.page(path)
      assert.match(page, /Ida Prøve/)
      assert.match(page, /Systemadministrator/)
      assert.match(page, /Udløber om \d dage/)
      const csrf = csrfOf(page)
      const save = (email: string, version = '0', more = {}) => ida.post(path, { csrf, email, version, ...more })
      for (const [email, fault] of [['', /Skriv din e-mailadresse/], ['ida at work', /Skriv en hel e-mailadresse/]] as const) {
        const answer = await save(email)
        assert.equal(answer.status, 400)
        const html = await answer.text()
        assert.match(html, fault)
        assert.ok(html.includes(`value="${email}"`) || email === '')
        assert.match(html, /href="#email"/)
      }
      assert.equal((await save(' ida@brevdue.example ')).headers.get('location'), `${path}?done=saved`)
      assert.match(await ida.page(`${path}?done=saved`), /Din profil er gemt/)
      const late = await save('ny@brevdue.example', '0')
      assert.equal(late.status, 409)
      const html = await late.text()
      assert.match(html, /Adressen er nu ida@brevdue\.example, kaldenavnet \(tom\)/)
      assert.match(html, /value="ny@brevdue\.example"/)
      assert.match(html, /name="version" value="1"/)
      assert.equal((await save('ny@brevdue.example', '1', { next: 'request' })).headers.get('location'), '/rettigheder/requests/new')
      assert.match(await (await save('ny@brevdue.example', '2', { alias: 'x'.repeat(101) })).text(), /href="#alias"/)
      await save('ny@brevdue.example', '2', { alias: ' Idas\nskygge ' })
      assert.match(await ida.page(path), /value="Idas skygge"/)
      assert.equal((await ida.post(path, { csrf: 'foreign', email: 'x@brevdue.example', version: '2' })).status, 403)
    }),
  ))
