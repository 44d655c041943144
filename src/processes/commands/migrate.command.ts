import { migrate } from '../../platform/database/index.ts'
import type { Command } from '../command.ts'
import { environmentSettings, print, withRuntime } from '../command.ts'
import { migrationsDirectory } from '../runtime.ts'

async function migrateConfigured(url: string): Promise<0> {
  const applied = await migrate(url, migrationsDirectory)
  print(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.length} migration(s): ${applied.join(', ')}.`)
  return 0
}

/** A sandbox migrates while its runtime opens; production is told to do it here. */
export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'Bring the database schema up to this release',
  run: () => {
    const { DATABASE_URL } = environmentSettings()
    return DATABASE_URL === undefined ? withRuntime(({ databaseUrl }) => migrateConfigured(databaseUrl)) : migrateConfigured(DATABASE_URL)
  },
}
