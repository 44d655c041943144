import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startFailed } from './embedded-postgres-error.ts'
import type { Installation } from './installation.ts'
import { runProgram } from './run-program.ts'
import { roleAndDatabase } from './server-access.ts'
import { clusterFolder } from './server-home.ts'
import { handOver } from './server-user.ts'

const scratchPrefix = 'postgres-new-'

// Texts are UTF-8 and compared by code point on every platform; where people see an order, the query names an ICU collation.
const format = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums']

/** Makes an empty database cluster beside its place and renames it when it is whole: what a killed attempt left is cleared away. */
export async function createCluster(installation: Installation, password: string): Promise<void> {
  removeScratch(installation.home)
  const scratch = path.join(installation.home, `${scratchPrefix}${randomUUID()}`)
  const [passwordFile, cluster] = [path.join(scratch, 'password'), path.join(scratch, 'cluster')]
  mkdirSync(scratch, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (installation.user !== undefined) handOver(scratch, installation.user)
  const access = [`--username=${roleAndDatabase}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const result = await runProgram(installation, 'initdb', [`--pgdata=${cluster}`, ...access, ...format])
  if (result.exitCode === 0) renameSync(cluster, clusterFolder(installation.home))
  removeScratch(installation.home)
  if (result.exitCode !== 0) throw startFailed(result.output, installation.home)
}

/** An initdb whose parent was killed may still write there: then the folder is left for the next time. */
function removeScratch(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith(scratchPrefix)) continue
    try {
      rmSync(path.join(home, name), { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error
    }
  }
}
