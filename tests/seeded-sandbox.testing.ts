import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTestDatabase, ensureFilledTemplate } from '../src/platform/database/testing.ts'
import { startServing } from './process.testing.ts'

const suiteFolder = process.env['BREVDUE_TEST_FOLDER']

/** Whether there is a suite for which one is seeded: not for a tool, nor on a server that outlives the suite. */
export const isSuite = suiteFolder !== undefined

const template = 'template_seeded'

/** Lies beside the suite's database and is deleted with it. */
const seededFolder = path.join(suiteFolder ?? '', 'seeded')

/** The program itself seeds on its first start; with the database belong the keys and contents in its folder. */
const seed = (databaseUrl: string): Promise<void> =>
  startServing({ BREVDUE_DATA: seededFolder, DATABASE_URL: databaseUrl, DEMO_NATION: 'true' }).then(({ stop }) => stop())

export interface SeededCopy {
  readonly folder: string
  readonly databaseUrl: string
  drop(): Promise<void>
}

/** The demo nation, seeded once for the whole suite: a copy of its database and of its data folder. */
export async function copySeeded(): Promise<SeededCopy> {
  await ensureFilledTemplate(template, seed)
  const { url, drop } = await createTestDatabase(template)
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-sandbox-'))
  await cp(seededFolder, folder, { recursive: true })
  return { folder, databaseUrl: url, drop }
}
