import { openDatabase } from '../platform/database/index.ts'
import { startMailWorker } from './notifications.testing.ts'

/** A worker in a process of its own, to be killed: DATABASE_URL SMTP_URL LEASE_MS. */
const [databaseUrl = '', smtpUrl = '', leaseMs] = process.argv.slice(2)

await startMailWorker(openDatabase({ url: databaseUrl, poolSize: 4, statementTimeoutMs: 10_000, lockTimeoutMs: 10_000 }), smtpUrl, { leaseMs: Number(leaseMs) })
