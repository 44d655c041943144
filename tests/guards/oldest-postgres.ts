import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { tmpdir } from 'node:os'

const folders = ['/usr/lib/postgresql/15/bin', '/usr/pgsql-15/bin', '/opt/homebrew/opt/postgresql@15/bin']

/** The programs of the oldest supported PostgreSQL, where this machine has them. */
export const oldestPostgres = folders.find((folder) => existsSync(path.join(folder, 'initdb')))

/** PostgreSQL refuses root: then it runs as nobody, whose numbers are the same on every Linux. */
const nobody = { uid: 65_534, gid: 65_534 }
const owner = process.getuid?.() === 0 ? nobody : undefined

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Runs work on a throw-away server of that PostgreSQL. */
export async function withOldestPostgres<Result>(work: (serverUrl: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-oldest-'))
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const run = (program: string, ...args: string[]): void =>
    void execFileSync(path.join(oldestPostgres ?? '', program), args, { ...owner, cwd: folder, stdio: 'ignore' })
  const data = path.join(folder, 'data')
  const port = await freePort()
  try {
    run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
    run('pg_ctl', '-D', data, '-w', '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`, '-l', path.join(folder, 'log'), 'start')
    try {
      return await work(`postgres://postgres@127.0.0.1:${port}/postgres`)
    } finally {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
