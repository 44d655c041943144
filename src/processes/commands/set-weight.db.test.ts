import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { WrongUse } from '../command.ts'
import { changeWeight, tellWeights } from './set-weight.ts'

test('an organisation is given its share by its CVR number, and gives it back', () =>
  withTestDatabase(async (database) => {
    const { cvrNumber } = await database.transaction((tx) => insertTestAuthorityOrganisation(tx))
    assert.deepEqual(await tellWeights(database), ['Every sender has weight 1.'])
    assert.equal(await changeWeight(database, cvrNumber, '3'), `Prøve Kommune, ${cvrNumber}, has weight 3 for what it sends from now on.`)
    assert.deepEqual(await tellWeights(database), [`${cvrNumber}  3`])
    await changeWeight(database, cvrNumber, '1')
    assert.deepEqual(await tellWeights(database), ['Every sender has weight 1.'])
    assert.equal(await changeWeight(database, '12345678', '2'), undefined, 'nobody')
    for (const [cvr, weight] of [['1234', '2'], [cvrNumber, '0'], [cvrNumber, '1.5'], [cvrNumber, ''], [cvrNumber, '1001']] as const) await assert.rejects(changeWeight(database, cvr, weight), WrongUse)
  }))
