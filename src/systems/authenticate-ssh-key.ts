import { isIP } from 'node:net'
import { isUuid } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { plainAddress } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { SftpLogin } from '../platform/sftp/index.ts'
import { findSystemToAuthenticate } from './authenticate-system.queries.ts'
import { callingSystemOf, refuseInactive } from './found-system.ts'
import { findSshKey } from './ssh-keys.queries.ts'
import type { CallingSystem, SystemId } from './system.ts'
import { systemProblems } from './systems.problems.ts'

/**
 * Which system logs in by SFTP (exchange.md §2): its id is the user name, its key and its address must be right. Whether the client has the key's
 * private half is the server's business. Throws as `authenticateSystem` does.
 */
export async function authenticateSshKey(database: Database, login: SftpLogin): Promise<CallingSystem> {
  const failed = (): Problem => new Problem(systemProblems['system.authentication.failed'])
  const username = login.username.toLowerCase()
  const address = plainAddress(login.address).replace(/%.*$/, '')
  if (!isUuid(username) || isIP(address) === 0) throw failed()
  const systemId = username as SystemId // branding
  const { system, key, now } = await database.read(async (on) => ({
    system: await findSystemToAuthenticate(on, { systemId, address }),
    key: await findSshKey(on, { systemId }),
    now: on.now,
  }))
  if (system === undefined || key === undefined || !system.addressAllowed || Buffer.compare(key.publicKey, login.key) !== 0) throw failed()
  refuseInactive({ system, now })
  return callingSystemOf(system)
}
