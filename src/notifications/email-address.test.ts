import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEmailAddress } from './email-address.ts'

test('plain addresses are taken, also with Danish letters in the domain', () => {
  for (const text of ['post@by.example', 'it.drift+brevdue@it.kommune.example', "o'hara_1@x.example", 'post@blåbærgrød.example', 'root@localhost']) assert.ok(isEmailAddress(text), text)
})

test('what is no address, or could say more to a mail server than an address, is not', () => {
  const wrong = [
    ['', 'post', '@by.example', 'post@', 'post@by..example', '.post@by.example', 'po st@by.example', 'post@-by.example', 'post@by_.example'],
    ['post@by.example\r\nBcc: all@by.example', 'post@by.example\n', 'post@by.example>', 'Post <post@by.example>', '"po st"@by.example', 'a@b.example,c@d.example', 'a@b@c.example'],
    [`${'x'.repeat(65)}@by.example`, `post@${'by.'.repeat(90)}example`, 'post\u0000@by.example', 'pøst@by.example'],
  ]
  for (const text of wrong.flat()) assert.ok(!isEmailAddress(text), JSON.stringify(text))
})
