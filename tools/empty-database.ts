import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** Runs work on a new, empty database of a server and drops it afterwards. `serverUrl` names any database of the server. */
export async function withEmptyDatabase<Result>(serverUrl: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await administer(serverUrl, `CREATE DATABASE ${name}`)
  try {
    return await work(url.href)
  } finally {
    await administer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
