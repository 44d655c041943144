import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMailSettings, readSender, smtpAccess } from './smtp-access.ts'

const settings = { MAIL_FROM: 'Brevdue <post@by.example>', SMTP_URL: undefined, BREVDUE_MODE: 'production' as const }

test('an address says where, how and as whom; nothing of it is left over', () => {
  const from = { name: 'Brevdue', address: 'post@by.example' }
  assert.deepEqual(smtpAccess('smtp://b%C3%B8rge:s%40%2Fsam@mail.by.example', settings), {
    host: 'mail.by.example',
    port: 587,
    secure: false,
    requireTls: true,
    login: { user: 'børge', pass: 's@/sam' },
    from,
  })
  assert.deepEqual(smtpAccess('smtps://mail.by.example', settings), { host: 'mail.by.example', port: 465, secure: true, requireTls: false, from })
  assert.deepEqual(smtpAccess('smtp://[::1]:25', settings), { host: '::1', port: 25, secure: false, requireTls: false, from })
})

test('only production, and only over a network, insists on TLS; nothing in the address talks it out of that', () => {
  assert.equal(smtpAccess('smtp://mail.by.example:25?ignoreTLS=true&tls.rejectUnauthorized=false', settings).requireTls, true)
  for (const here of ['smtp://localhost:25', 'smtp://127.0.0.1:25']) assert.equal(smtpAccess(here, settings).requireTls, false)
  assert.equal(smtpAccess('smtp://mail.by.example', { ...settings, BREVDUE_MODE: 'sandbox' }).requireTls, false)
})

test('a sender is an address, if wished with a name', () => {
  assert.deepEqual(readSender('post@by.example'), { name: '', address: 'post@by.example' })
  assert.deepEqual(readSender('"Brevdue, Ærø" <post@by.example>'), { name: 'Brevdue, Ærø', address: 'post@by.example' })
  for (const wrong of ['Brevdue', 'Brevdue <>', 'Brevdue <post@by.example> x', 'a <b> <post@by.example>', 'Brev\r\ndue <post@by.example>']) {
    assert.equal(readSender(wrong), undefined, wrong)
    assert.equal(checkMailSettings({ MAIL_FROM: wrong }).length, 1)
  }
})
