import { Client, DatabaseError } from 'pg'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { roleAndDatabase, serverUrl } from './server-access.ts'

const connectLimitMs = 10_000

const databaseMissing = '3D000'
const passwordRefused = '28P01'
const tooManyConnections = '53300'
const operatorIntervention = '57P'

/** Connects once, and creates the database when the server does not have it yet. Returns its address. Error: `password-lost`. */
export async function proveDatabase(port: number, password: string): Promise<string> {
  const url = serverUrl(port, password)
  try {
    await run(url, 'SELECT 1')
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    if (error.code === passwordRefused) throw passwordLost(error)
    // A server with all its connections in use is a server in use.
    if (error.code === tooManyConnections) return url
    if (error.code !== databaseMissing) throw error
    await run(url.replace(/[^/]*$/, 'postgres'), `CREATE DATABASE ${roleAndDatabase}`)
  }
  return url
}

/** Whether a server that was there is about to be gone: it says so itself, or the connection to it breaks. */
export function isServerEnding(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code?.startsWith(operatorIntervention) === true
  return !(error instanceof EmbeddedPostgresError)
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectLimitMs })
  // A connection that breaks rejects the call below; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function passwordLost(cause: DatabaseError): EmbeddedPostgresError {
  const remedy = 'Bring that file back from a backup, or start with another data folder.'
  return new EmbeddedPostgresError('password-lost', 'The database does not accept the password in the file postgres-password.', remedy, cause)
}
