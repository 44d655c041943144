import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

/** The only role of the embedded server, and the name of its database. */
export const roleAndDatabase = 'brevdue'

// Below the ports that the systems give to outgoing connections, one of which could take ours while the server stands still.
const firstPort = 15_000
const endOfPorts = 32_000
const portAttempts = 100

/** The password of the data folder's server, made at the first question. */
export function serverPassword(folder: string): string {
  const file = path.join(folder, 'postgres-password')
  return keptText(file) ?? keep(file, randomBytes(24).toString('base64url'))
}

/** The port that the data folder keeps, or a new one when somebody else listens there. */
export async function freePort(folder: string): Promise<number> {
  const file = path.join(folder, 'postgres-port')
  const kept = Number(keptText(file) ?? 0)
  const port = kept > 0 && (await isFree(kept)) ? kept : await newPort()
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

async function newPort(): Promise<number> {
  for (let attempt = 1; attempt <= portAttempts; attempt++) {
    const port = randomInt(firstPort, endOfPorts)
    if (await isFree(port)) return port
  }
  throw new Error(`No port between ${firstPort} and ${endOfPorts} on 127.0.0.1 is free`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
