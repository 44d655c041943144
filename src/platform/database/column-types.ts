import type { Instant, MachineTime, PlainDate } from '../clock/index.ts'
import { instantText } from '../clock/index.ts'

/**
 * What a column or parameter is: the PostgreSQL type it must have (compared by the guard), whether it may be null,
 * and how a value is written for the driver. Reading is done by the connection's type parsers.
 */
export interface ColumnType<Value> {
  readonly sql: string
  readonly nullable: boolean
  write(value: Value): unknown
  /** Carries the type only; never set. */
  readonly value?: Value
}

const plain = <Value>(sql: string): ColumnType<Value> => ({ sql, nullable: false, write: (value) => value })

export const uuid = <Id extends string = string>(): ColumnType<Id> => plain<Id>('uuid')
export const text = <Value extends string = string>(): ColumnType<Value> => plain<Value>('text')
export const int4: ColumnType<number> = plain('int4')
/** Read as a number; the parser throws beyond 2^53. */
export const int8: ColumnType<number> = plain('int8')
export const boolean: ColumnType<boolean> = plain('bool')
export const bytea: ColumnType<Uint8Array> = plain('bytea')
export const date: ColumnType<PlainDate> = plain('date')
export const timestamp: ColumnType<Instant> = { sql: 'timestamptz', nullable: false, write: (value) => instantText(value) }
export const machineTimestamp: ColumnType<MachineTime> = { sql: 'timestamptz', nullable: false, write: (value) => instantText(value) }
/** A document of ours: written by this program only, so it is trusted on reading. */
export const json = <Value>(): ColumnType<Value> => ({ sql: 'jsonb', nullable: false, write: (value) => JSON.stringify(value) })

export const nullable = <Value>(type: ColumnType<Value>): ColumnType<Value | null> => ({
  sql: type.sql,
  nullable: true,
  write: (value) => (value === null ? null : type.write(value)),
})

export const array = <Value>(type: ColumnType<Value>): ColumnType<readonly Value[]> => ({
  sql: `${type.sql}[]`,
  nullable: false,
  write: (values) => values.map((value) => type.write(value)),
})

/** Any column type, whatever it carries. */
export interface AnyColumnType {
  readonly sql: string
  readonly nullable: boolean
  write(value: unknown): unknown
  readonly value?: unknown
}

export type Columns = Readonly<Record<string, AnyColumnType>>
export type Shape<Spec> = { -readonly [Name in keyof Spec]: Spec[Name] extends ColumnType<infer Value> ? Value : never }
