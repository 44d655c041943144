import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { IntakeWriter } from '../../src/exchange/index.ts'
import { readConfiguration } from '../../src/platform/configuration/index.ts'
import type { Route } from '../../src/platform/http/index.ts'
import { openLog } from '../../src/platform/log/index.ts'
import { openWakeBus } from '../../src/platform/work/index.ts'
import { openApiDocument } from '../../src/processes/openapi.routes.ts'
import { allRoutes } from '../../src/processes/routes.ts'
import type { Runtime } from '../../src/processes/runtime.ts'
import { openRuntime } from '../../src/processes/runtime.ts'

/** Runs work on the program's own runtime, put together as a sandbox on the given database. */
export async function withProgram<Result>(databaseUrl: string, work: (runtime: Runtime) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-program-'))
  const runtime = await openRuntime(readConfiguration({ DATABASE_URL: databaseUrl, BREVDUE_DATA: folder }), openLog('silent'))
  try {
    return await work(runtime)
  } finally {
    await runtime.close()
    rmSync(folder, { recursive: true })
  }
}

async function routesOf(runtime: Runtime): Promise<Route[]> {
  const wakeBus = await openWakeBus(runtime.database, runtime.log)
  try {
    const url = (): string => 'http://localhost'
    return allRoutes({ runtime, intakeWriter: new IntakeWriter(runtime.database, wakeBus), wakeBus, baseUrl: url, systemUrl: url, localUrl: url })
  } finally {
    await wakeBus.close()
  }
}

/** Every route of the program. */
export const programRoutes = (databaseUrl: string): Promise<Route[]> => withProgram(databaseUrl, routesOf)

/** The OpenAPI document of all interfaces, as docs/openapi.json keeps it. */
export const openApiText = (routes: readonly Route[]): string => `${JSON.stringify(openApiDocument(routes), null, 2)}\n`
