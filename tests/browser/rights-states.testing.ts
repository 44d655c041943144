import type { Page } from 'playwright-core'
import type { KeptRights } from './kept-rights.testing.ts'
import type { PageState } from './page-states.testing.ts'

const at = (name: string, address: string): PageState => ({ name, as: 'administrator', address: () => address })
const shown = (name: string, address: (rights: KeptRights) => string): PageState => ({ name, as: 'administrator', address: ({ rights }) => address(rights) })

/** Every button of a form may also be a help's, so the form is asked to send itself. */
async function send(page: Page): Promise<void> {
  const answered = page.waitForEvent('load')
  await page.locator('main form').last().evaluate((form: HTMLFormElement) => form.requestSubmit())
  await answered
}

async function sendTicks(page: Page): Promise<void> {
  const answered = page.waitForEvent('load')
  await page.locator('main form:has(input[name=employees])').evaluate((form: HTMLFormElement) => form.requestSubmit())
  await answered
}

async function choose(page: Page): Promise<void> {
  await page.locator('input[name=rights]:not([disabled])').first().check({ force: true })
  await page.locator('#lastDay').fill('24.12.2099')
  await send(page)
}

async function typeNonsense(page: Page): Promise<void> {
  await page.locator('#lastDay').fill('snart')
  await send(page)
}

async function clearName(page: Page): Promise<void> {
  await page.locator('input[name=name]').fill('')
  await send(page)
}

async function typeNoAddress(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill('ingen adresse')
  await send(page)
}

const openDetails = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

/** Who may do what: employees, what is given and taken, groups. */
export const rightsStates: readonly PageState[] = [
  { ...at('rights, employees', '/rettigheder/employees'), reach: openDetails },
  at('rights, employees, none found', '/rettigheder/employees?search=nobody'),
  at('rights, find an employee', '/rettigheder/employees/find'),
  { ...at('rights, find an employee, nothing typed', '/rettigheder/employees/find'), reach: send },
  { ...shown('rights, employee', ({ employee }) => employee), reach: openDetails },
  shown('rights, own employee', ({ colleague }) => `${colleague}?done=edited`),
  shown('rights, give', ({ employee }) => `${employee}/give`),
  { ...shown('rights, give, nothing chosen', ({ employee }) => `${employee}/give`), reach: typeNonsense },
  { ...shown('rights, give, check', ({ employee }) => `${employee}/give`), reach: choose },
  shown('rights, give, to oneself', ({ colleague }) => `${colleague}/give`),
  shown('rights, end', ({ grant }) => `${grant}/end`),
  { ...shown('rights, end, no day', ({ grant }) => `${grant}/end`), reach: typeNonsense },
  shown('rights, revoke', ({ grant }) => `${grant}/revoke`),
  { ...shown('rights, edit an employee', ({ colleague }) => `${colleague}/edit`), reach: typeNoAddress },
  shown('rights, deactivate', ({ colleague }) => `${colleague}/deactivate`),
  at('rights, groups', '/rettigheder/groups?done=deleted'),
  at('rights, groups, none found', '/rettigheder/groups?search=nobody'),
  at('rights, new group', '/rettigheder/groups/new'),
  { ...at('rights, new group, no name', '/rettigheder/groups/new'), reach: clearName },
  shown('rights, group', ({ group }) => `${group}?done=created`),
  shown('rights, group, rename', ({ group }) => `${group}/rename`),
  { ...shown('rights, group, rename, no name', ({ group }) => `${group}/rename`), reach: clearName },
  shown('rights, group, give', ({ group }) => `${group}/give`),
  shown('rights, group, add members', ({ group }) => `${group}/add-members`),
  { ...shown('rights, group, add members, nobody chosen', ({ group }) => `${group}/add-members`), reach: sendTicks },
  { ...shown('rights, group, add members, nobody of these numbers', ({ group }) => `${group}/add-members`), reach: send },
  shown('rights, group, add members, nobody found', ({ group }) => `${group}/add-members?search=nobody`),
  shown('rights, group, end', ({ groupRight }) => `${groupRight}/end`),
  shown('rights, group, remove a right', ({ groupRight }) => `${groupRight}/remove`),
  shown('rights, group, remove a member', ({ groupMember }) => `${groupMember}/remove`),
  shown('rights, group, delete', ({ group }) => `${group}/delete`),
]
