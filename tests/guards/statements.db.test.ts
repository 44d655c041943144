import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Read, StatementDescription } from '../../src/platform/database/index.ts'
import { allStatements } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import type { DescribedColumn } from './describe-statement.ts'
import { describeStatement } from './describe-statement.ts'
import { assertNone } from './faults.ts'
import { loadModules } from './load-modules.ts'

interface Catalog {
  readonly types: ReadonlyMap<number, string>
  /** `tableOid.columnNumber` of the columns that can be null. */
  readonly nullable: ReadonlySet<string>
}

async function readCatalog({ client }: Read): Promise<Catalog> {
  const types = await client.query<[number, string]>({ text: `SELECT oid::int4, CASE WHEN typname LIKE '\\_%' THEN substr(typname, 2) || '[]' ELSE typname END FROM pg_type`, rowMode: 'array' })
  const nullable = await client.query<[string]>({ text: `SELECT attrelid || '.' || attnum FROM pg_attribute WHERE attnum > 0 AND NOT attnotnull`, rowMode: 'array' })
  return { types: new Map(types.rows), nullable: new Set(nullable.rows.map(([place]) => place)) }
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A column that can be null, read as one that cannot: right where the statement itself shuts null out. */
function mayBeNull({ tableID, columnID, name }: DescribedColumn, text: string, catalog: Catalog): boolean {
  const shutOut = new RegExp(`\\b${name}\\b\\s+IS NOT NULL`, 'i').test(text)
  return tableID > 0 && catalog.nullable.has(`${tableID}.${columnID}`) && !shutOut
}

function compareColumns(statement: StatementDescription, described: readonly DescribedColumn[], catalog: Catalog): string[] {
  const declared = Object.entries(statement.row)
  if (declared.length !== described.length) return [`declares ${declared.length} columns, answers ${described.length}: ${described.map((column) => column.name).join(', ')}`]
  return described.flatMap((column, index) => {
    const [name = '', type] = declared[index] ?? []
    const found = catalog.types.get(column.dataTypeID)
    return [
      ...(column.name === snakeCase(name) ? [] : [`column ${index + 1} is declared ${name} but answered as ${column.name}`]),
      ...(found === type?.sql ? [] : [`${name} is declared ${type?.sql} but is ${found}`]),
      ...(type?.nullable !== true && mayBeNull(column, statement.text, catalog) ? [`${name} can be null: declare it nullable`] : []),
    ]
  })
}

/** A parameter that is declared but not bound. */
function compareParameters({ text, parameters }: StatementDescription): string[] {
  const bound = new Set([...text.matchAll(/\$(\d+)::/g)].map((match) => match[1])).size
  const declared = Object.keys(parameters).length
  return bound === declared ? [] : [`declares ${declared} parameters, binds ${bound}`]
}

const beginningOf = ({ text }: StatementDescription): string => text.replace(/\s+/g, ' ').slice(0, 100)

async function faultsOf(on: Read, statement: StatementDescription, catalog: Catalog): Promise<string[]> {
  const described = await describeStatement(on.client, statement.text).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof described === 'string') return [`does not prepare: ${described}`]
  return [...compareParameters(statement), ...compareColumns(statement, described, catalog)]
}

test('every statement prepares against the schema, and its row is as declared', (t) =>
  withTestDatabase((database) =>
    database.read(async (on) => {
      await loadModules('**/*.queries')
      t.diagnostic(`statements: ${allStatements().length}`)
      assert.ok(allStatements().length > 20)
      const catalog = await readCatalog(on)
      const faults: string[] = []
      for (const statement of allStatements()) {
        for (const fault of await faultsOf(on, statement, catalog)) faults.push(`${fault}\n    in: ${beginningOf(statement)}`)
      }
      assertNone(faults, 'Correct the statement or its declared row in its *.queries.ts:')
    }),
  ))
