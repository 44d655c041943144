import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from './index.ts'

test('English satisfies the type of Danish, functions and groups included', () => {
  const inbox = texts({
    da: { title: 'Indbakke', unread: (count: number) => `${count} ulæste`, menu: { delete: 'Slet' } },
    en: { title: 'Inbox', unread: (count) => `${count} unread`, menu: { delete: 'Delete' } },
  })
  assert.equal(inbox.da.unread(3), '3 ulæste')
  assert.equal(inbox.en.menu.delete, 'Delete')
})

test('a missing, an extra or a differently shaped English text does not compile', () => {
  // @ts-expect-error: `menu` is missing
  texts({ da: { title: 'Indbakke', menu: 'Menu' }, en: { title: 'Inbox' } })
  // @ts-expect-error: `menu` is too much
  texts({ da: { title: 'Indbakke' }, en: { title: 'Inbox', menu: 'Menu' } })
  // @ts-expect-error: the function wants another fact
  texts({ da: { unread: (count: number) => `${count}` }, en: { unread: (name: string) => name } })
})
