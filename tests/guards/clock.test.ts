import { test } from 'node:test'
import { assertNone, linesMatching } from './faults.ts'
import { filesOf, handWritten, isTest, programFiles } from './project-files.ts'

const machineClock = /\bDate\.now\(|\bnew Date\(|\bDate\(\)|\bperformance\.now\(|\bTemporal\.Now\b|\bhrtime\b/
const sqlClock = /(?<![.\w])(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(\)(?!\s*[:{])|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i

const isClockRoom = (name: string): boolean => name.startsWith('src/platform/clock/')
const isComment = /^\s*(\/\/|\*|\/\*)/

test('nothing but the clock room reads the machine clock', () => {
  const faults = linesMatching(handWritten().filter(({ name }) => !isClockRoom(name)), machineClock)
  assertNone(faults, 'Ask machineNow() or stopwatch() of src/platform/clock; business time is tx.now:')
})

test('no SQL of the program reads the database clock', () => {
  const files = programFiles().filter(({ name }) => !isClockRoom(name))
  const faults = linesMatching(files, sqlClock).filter((fault) => !isComment.test(fault.replace(/^[^ ]+ /, '')) && !isLedger(fault))
  assertNone(faults, 'Bind tx.now (business time) or machineNow() as a parameter:')
})

/** The migrator's own ledger notes machine time. */
const isLedger = (fault: string): boolean => fault.startsWith('src/platform/database/migrate.ts') && fault.includes('clock_timestamp()')

test('no migration gives a column the database clock as its default', () => {
  assertNone(linesMatching(filesOf('database/migrations/*.sql'), sqlClock), 'Insert business time from the program:')
})

test('timers name their unit', () => {
  const timer = /\bset(Timeout|Interval)\([^)]*,\s*(\d[\d_]{2,}|[a-zA-Z.]*[a-z](?<!Ms)(?<!_ms))\s*\)/
  assertNone(linesMatching(handWritten().filter(({ name }) => !isTest(name) && name.startsWith('src/')), timer), 'Give the duration a name that ends in Ms:')
})
