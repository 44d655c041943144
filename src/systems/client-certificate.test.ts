import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NamePart } from '../platform/certificates/index.ts'
import { testAuthority, testClient } from '../platform/certificates/certificates.testing.ts'
import { certificateOf, cvrNumberOf } from './client-certificate.ts'

const authority = testAuthority()
const numberIn = (...subject: readonly NamePart[]): string | undefined => cvrNumberOf(testClient(authority, '', { subject: [['CN', 'Prøve'], ...subject] }).certificate)

const denmark = ['C', 'DK'] as const
const oces3 = ['organizationIdentifier', 'NTRDK-12345678'] as const

test('the number stands in an OCES3 certificate, or in one of OCES2 of a company, function or employee', () => {
  assert.equal(numberIn(denmark, oces3, ['serialNumber', 'UI:DK-O:G:5e2f3a0c-8d1b-4a6e-9c43-0d5f8a7b6c21']), '12345678')
  for (const unit of ['UID:1172232942034', 'FID:1255692730737', 'RID:93947552']) assert.equal(numberIn(denmark, ['serialNumber', `CVR:12345678-${unit}`]), '12345678', unit)
  assert.equal(numberIn(denmark, oces3, ['serialNumber', 'CVR:12345678-FID:1']), '12345678', 'in both places')
})

test('whatever else a certificate says is no number', () => {
  const cases: Record<string, NamePart[]> = {
    nothing: [],
    'another country': [['organizationIdentifier', 'NTRSE-12345678']],
    'another register': [['organizationIdentifier', 'VATDK-12345678']],
    'in small letters': [['organizationIdentifier', 'ntrdk-12345678']],
    'seven digits': [['organizationIdentifier', 'NTRDK-1234567']],
    'nine digits': [['organizationIdentifier', 'NTRDK-123456789']],
    'a second line': [['organizationIdentifier', 'NTRDK-12345678\nO=x']],
    'words around it': [['organizationIdentifier', ' NTRDK-12345678']],
    'twice the same': [oces3, oces3],
    'two numbers': [denmark, oces3, ['serialNumber', 'CVR:87654321-FID:1']],
    'the second place twice': [denmark, ['serialNumber', 'CVR:12345678-FID:1'], ['serialNumber', 'CVR:87654321-FID:1']],
    'a person': [denmark, ['serialNumber', 'PID:9208-2002-2-514358910503']],
    'no unit': [denmark, ['serialNumber', 'CVR:12345678']],
    'OCES2 without a country': [['serialNumber', 'CVR:12345678-FID:1']],
    'OCES2 of another country': [['C', 'SE'], ['serialNumber', 'CVR:12345678-FID:1']],
    'in the name': [['CN', 'NTRDK-12345678'], ['O', 'Prøve A/S // CVR:12345678']],
  }
  for (const [what, subject] of Object.entries(cases)) assert.equal(numberIn(...subject), undefined, what)
})

test('only a trusted certificate is one', () => {
  const { certificate } = testClient(authority, '12345678')
  assert.equal(certificateOf({ certificate: { kind: 'trusted', certificate } })?.cvrNumber, '12345678')
  for (const none of [undefined, { kind: 'none' }, { kind: 'refused', reason: 'expired' }] as const) assert.equal(certificateOf({ certificate: none }), undefined)
})
