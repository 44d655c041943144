import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

/** The only role of the embedded server, and the name of its database. */
export const roleAndDatabase = 'brevdue'

/** The password of the data folder's server, made at the first question. */
export function serverPassword(folder: string): string {
  return keptText(path.join(folder, 'postgres-password')) ?? keep(path.join(folder, 'postgres-password'), randomBytes(24).toString('base64url'))
}

/** The port that the data folder keeps, or a new one when somebody else listens there. */
export async function freePort(folder: string): Promise<number> {
  const file = path.join(folder, 'postgres-port')
  const kept = Number(keptText(file) ?? 0)
  const port = (await listenable(kept)) ?? (await listenable(0))
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1')
  if (port !== kept) keep(file, String(port))
  return port
}

/** Shape: `postgres://brevdue:<password>@127.0.0.1:<port>/brevdue`. */
export function serverUrl(port: number, password: string): string {
  return `postgres://${roleAndDatabase}:${password}@127.0.0.1:${port}/${roleAndDatabase}`
}

function keptText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Written beside and renamed, so that a kill leaves no half a password. */
function keep(file: string, text: string): string {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return text
}

function listenable(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}
