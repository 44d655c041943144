import type { Database } from './database.ts'

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Plan[]
}

interface Sent {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What a statement read of some tables: of how many of them (or of their partitions), and how many rows. */
export interface RowsRead {
  readonly tables: number
  readonly rows: number
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
/** PostgreSQL tells the average of all loops, with two decimals. */
const rowsOf = (plan: Plan): number =>
  Math.round(((plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * (plan['Actual Loops'] ?? 1))

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  return Array.isArray(value) ? `'{${value.join(',')}}'` : `'${String(value)}'`
}

/** Runs a statement under EXPLAIN with the plan that is made once for all values, as the program's prepared statements run in the end. */
export async function rowsRead<Values>(database: Database, tables: RegExp, statement: (on: never, values: Values) => Promise<unknown>, values: Values): Promise<RowsRead> {
  return database.transaction(async (tx) => {
    let sent: Sent = { text: '', values: [] }
    const client = { query: async (query: Sent) => ((sent = query), { rows: [[]], rowCount: 1 }) }
    await statement({ client, count: { statements: 0 } } as never, values) // only asked for its text and values
    await tx.client.query('SET LOCAL plan_cache_mode = force_generic_plan')
    await tx.client.query(`PREPARE explained AS ${sent.text}`)
    const { rows } = await tx.client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained(${sent.values.map(literal).join(', ')})`)
    await tx.client.query('DEALLOCATE explained')
    const scans = nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan ?? {}).filter((plan) => tables.test(plan['Relation Name'] ?? '') && plan['Actual Loops'] !== 0)
    return { tables: new Set(scans.map((plan) => plan['Relation Name'])).size, rows: scans.reduce((sum, plan) => sum + rowsOf(plan), 0) }
  })
}
