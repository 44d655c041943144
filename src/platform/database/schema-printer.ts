import type { Read } from './executor.ts'
import { listColumns, listConstraints, listIndexes, listOtherObjects, listTables } from './schema-printer.queries.ts'

type Rows<Query extends (on: Read, values: Record<never, never>) => Promise<readonly unknown[]>> = Awaited<ReturnType<Query>>
type Table = Rows<typeof listTables>[number]
type Column = Rows<typeof listColumns>[number]

const columnText = (column: Column): string =>
  [
    `${column.name} ${column.type}`,
    column.storage === null ? '' : ` STORAGE ${column.storage}`,
    column.collation === null ? '' : ` COLLATE "${column.collation}"`,
    column.defaultValue === null ? '' : ` DEFAULT ${column.defaultValue}`,
    column.identity ? ' GENERATED AS IDENTITY' : '',
    column.notNull ? ' NOT NULL' : '',
  ].join('')

interface Parts {
  readonly columns: Rows<typeof listColumns>
  readonly constraints: Rows<typeof listConstraints>
  readonly indexes: Rows<typeof listIndexes>
  readonly partitions: readonly Table[]
}

function tableText(table: Table, { columns, constraints, indexes, partitions }: Parts): string {
  const inside = [...columns.map(columnText), ...constraints.map(({ name, definition }) => `CONSTRAINT ${name} ${definition}`)]
  const partitioned = table.partitionKey === null ? '' : ` PARTITION BY ${table.partitionKey}`
  return [
    `CREATE TABLE ${table.name} (\n${inside.map((line) => `  ${line}`).join(',\n')}\n)${partitioned};`,
    ...partitions.map(({ name, bound }) => `CREATE TABLE ${name} PARTITION OF ${table.name} ${bound};`),
    ...indexes.map(({ definition }) => `${definition};`),
  ].join('\n')
}

/**
 * The schema as the database has it, as text that is the same on every version of PostgreSQL from 15 on: tables by name, each with columns,
 * constraints, partitions and indexes. It is read and compared (database/schema.sql), never run.
 */
export async function printSchema(on: Read): Promise<string> {
  const tables = await listTables(on, {})
  const columns = await listColumns(on, {})
  const constraints = await listConstraints(on, {})
  const indexes = await listIndexes(on, {})
  const others = await listOtherObjects(on, {})
  const texts = tables
    .filter(({ parent }) => parent === null)
    .map((table) =>
      tableText(table, {
        columns: columns.filter((column) => column.table === table.name),
        constraints: constraints.filter((constraint) => constraint.table === table.name),
        indexes: indexes.filter((index) => index.table === table.name),
        partitions: tables.filter(({ parent }) => parent === table.name),
      }),
    )
  return `${[...texts, ...others.map(({ kind, name }) => `-- ${kind}: ${name}`)].join('\n\n')}\n`
}
