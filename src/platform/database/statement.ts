import { createHash } from 'node:crypto'
import type { AnyColumnType, Columns, Shape } from './column-types.ts'
import type { Read, Transaction } from './executor.ts'

/** One SQL statement of the program, as the guard sees it: prepared against the schema and compared with its declared row. */
export interface StatementDescription {
  readonly name: string
  readonly text: string
  readonly parameters: Columns
  readonly row: Columns
}

const registry: StatementDescription[] = []

/** Every statement of all loaded `*.queries.ts` files. */
export const allStatements = (): readonly StatementDescription[] => registry

type Template<Parameters extends Columns, Answer> = (strings: TemplateStringsArray, ...names: (keyof Parameters & string)[]) => Answer
type Answering<On, Parameters extends Columns, Result> = (on: On, values: Shape<Parameters>) => Promise<Result>

interface Prepared {
  readonly description: StatementDescription
  readonly order: readonly { readonly name: string; readonly type: AnyColumnType }[]
  readonly fields: readonly string[]
}

/** Puts `$n::type` for each `${'name'}`; a name used twice is bound once. */
function prepare(parameters: Columns, row: Columns, strings: TemplateStringsArray, names: readonly string[]): Prepared {
  const used = [...new Set(names)]
  const order = used.map((name) => {
    const type = parameters[name]
    if (type === undefined) throw new Error(`Statement names an undeclared parameter ${name}`)
    return { name, type }
  })
  const place = (name: string): string => `$${used.indexOf(name) + 1}::${parameters[name]?.sql ?? ''}`
  const sql = strings.reduce((before, part, index) => before + place(names[index - 1] ?? '') + part).trim()
  const name = `s_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`
  const description = { name, text: sql, parameters, row }
  registry.push(description)
  return { description, order, fields: Object.keys(row) }
}

function valuesOf(prepared: Prepared, values: Readonly<Record<string, unknown>>): unknown[] {
  return prepared.order.map(({ name, type }) => type.write(values[name] as never)) // the public signature typed it
}

async function rowsOf(on: Read, prepared: Prepared, values: Readonly<Record<string, unknown>>): Promise<unknown[]> {
  on.count.statements++
  const { name, text } = prepared.description
  const result = await on.client.query<unknown[]>({ name, text, values: valuesOf(prepared, values), rowMode: 'array' })
  return result.rows.map((cells) => Object.fromEntries(prepared.fields.map((field, index) => [field, cells[index]])))
}

/** At most one row. */
export const find =
  <Parameters extends Columns, Row extends Columns>(parameters: Parameters, row: Row): Template<Parameters, Answering<Read, Parameters, Shape<Row> | undefined>> =>
  (strings, ...names) => {
    const prepared = prepare(parameters, row, strings, names)
    return async (on, values) => (await rowsOf(on, prepared, values))[0] as Shape<Row> | undefined // the guard compares row and statement
  }

/** Exactly one row; its absence is a bug. */
export const get =
  <Parameters extends Columns, Row extends Columns>(parameters: Parameters, row: Row): Template<Parameters, Answering<Read, Parameters, Shape<Row>>> =>
  (strings, ...names) => {
    const prepared = prepare(parameters, row, strings, names)
    return async (on, values) => {
      const rows = await rowsOf(on, prepared, values)
      if (rows[0] === undefined) throw new Error(`No row from ${prepared.description.text}`)
      return rows[0] as Shape<Row> // the guard compares row and statement
    }
  }

/** Any number of rows. */
export const list =
  <Parameters extends Columns, Row extends Columns>(parameters: Parameters, row: Row): Template<Parameters, Answering<Read, Parameters, Shape<Row>[]>> =>
  (strings, ...names) => {
    const prepared = prepare(parameters, row, strings, names)
    return async (on, values) => (await rowsOf(on, prepared, values)) as Shape<Row>[] // the guard compares row and statement
  }

/** Writes and answers the rows of its RETURNING clause. */
export const change =
  <Parameters extends Columns, Row extends Columns>(parameters: Parameters, row: Row): Template<Parameters, Answering<Transaction, Parameters, Shape<Row>[]>> =>
  (strings, ...names) => {
    const prepared = prepare(parameters, row, strings, names)
    return async (on, values) => (await rowsOf(on, prepared, values)) as Shape<Row>[] // the guard compares row and statement
  }

/** Writes and answers how many rows it touched. */
export const execute =
  <Parameters extends Columns>(parameters: Parameters): Template<Parameters, Answering<Transaction, Parameters, number>> =>
  (strings, ...names) => {
    const prepared = prepare(parameters, {}, strings, names)
    return async (on, values) => {
      on.count.statements++
      const { name, text } = prepared.description
      const result = await on.client.query({ name, text, values: valuesOf(prepared, values) })
      return result.rowCount ?? 0
    }
  }
