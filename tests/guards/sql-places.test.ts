import { test } from 'node:test'
import { assertNone, linesMatching } from './faults.ts'
import { programFiles } from './project-files.ts'

const sql = /['"`]\s*(WITH \w+ AS|SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|TRUNCATE|CREATE (TABLE|INDEX|DATABASE|ROLE)|ALTER|DROP|LOCK|COPY|LISTEN|NOTIFY)\b/

/** What is no statement about the program's own tables: connections, transactions, migrations, wakes, the sandbox's server. */
const ownSql = ['src/platform/database/', 'src/platform/embedded-postgres/', 'src/platform/work/wake-bus.ts']

test('SQL stands in *.queries.ts alone', () => {
  const files = programFiles().filter(({ name }) => !name.endsWith('.queries.ts') && !ownSql.some((place) => name.startsWith(place)))
  assertNone(linesMatching(files, sql), 'Move the statement to a *.queries.ts, where it is prepared and its row compared:')
})
