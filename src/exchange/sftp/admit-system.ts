import { Problem } from '../../platform/problems/index.ts'
import type { SftpFolders, SftpLogin } from '../../platform/sftp/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import { authenticateSshKey, requireSender } from '../../systems/index.ts'
import { SystemFolders } from './system-folders.ts'
import type { TakingServices } from './take-upload.ts'

async function authenticateSender(services: TakingServices, login: SftpLogin): Promise<CallingSystem> {
  const system = await authenticateSshKey(services.database, login)
  requireSender(system)
  return system
}

/** Who may log in by SFTP: an active sender system with its key, from its addresses. Undefined refuses, without telling why; otherwise what opens its folders. */
export async function admitSystem(services: TakingServices, login: SftpLogin): Promise<(() => SftpFolders) | undefined> {
  try {
    await authenticateSender(services, login)
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
  return () => new SystemFolders(services, () => authenticateSender(services, login))
}
