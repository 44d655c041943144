import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pause } from '../../platform/clock/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { openSpool, readOrMakeHostKey, SftpServer } from '../../platform/sftp/index.ts'
import type { ClientKey, SftpCall, SftpOutcome } from '../../platform/sftp/openssh.testing.ts'
import { makeClientKey, runSftp } from '../../platform/sftp/openssh.testing.ts'
import { setSshKey } from '../../systems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { testArchiveLimits } from '../containers/containers.testing.ts'
import type { ExchangeOptions, TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { admitSystem } from './admit-system.ts'

export interface SftpWorld {
  readonly exchange: TestExchange
  readonly key: ClientKey
  /** For the test exchange's sender. */
  readonly call: SftpCall
  /** A file of this machine to be uploaded. */
  file(name: string, bytes: string | Uint8Array): Promise<string>
  /** A place for a file that is fetched. */
  place(name: string): string
  sftp(commands: readonly string[], more?: Partial<SftpCall>): Promise<SftpOutcome>
  giveKey(systemId: SystemId, key: ClientKey): Promise<void>
  /** What lies in the spool. */
  spooled(): Promise<string[]>
  ask(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
}

export interface SftpWorldOptions extends ExchangeOptions {
  readonly maxLetterBytes?: number
}

const pollMs = 20

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(pollMs)
}

/** Runs a test on an exchange with an SFTP server of its own. */
export const withSftp = (work: (world: SftpWorld) => Promise<void>, options: SftpWorldOptions = {}): Promise<void> =>
  withExchange(async (exchange) => {
    const { database, contentStore, intakeWriter, wakeBus, sender } = exchange
    const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-sftp-'))
    const spoolFolder = path.join(folder, 'spool')
    const services = { database, contentStore, intakeWriter, wakeBus, archiveLimits: testArchiveLimits, maxLetterBytes: options.maxLetterBytes ?? 99_500_000 }
    const server = new SftpServer({
      host: '127.0.0.1',
        hostKey: await readOrMakeHostKey(path.join(folder, 'host-key')),
      spool: await openSpool(spoolFolder, 1_000_000_000),
      log: openLog('silent'),
      admit: (login) => admitSystem(services, login),
    })
    const key = makeClientKey(folder)
    const call: SftpCall = { port: await server.listen(0), username: sender.systemId, keyFile: key.file }
    const place = (name: string): string => path.join(folder, name)
    const giveKey: SftpWorld['giveKey'] = async (systemId, { line }) => {
      await database.transaction((tx) => setSshKey(tx, { systemId, key: line, actor: { kind: 'platform' } }))
    }
    await giveKey(sender.systemId, key)
    try {
      await work({
        exchange,
        key,
        call,
        place,
        giveKey,
        file: async (name, bytes) => {
          await writeFile(place(name), bytes)
          return place(name)
        },
        sftp: (commands, more = {}) => runSftp({ ...call, ...more }, commands),
        spooled: async () => (await readdir(spoolFolder, { recursive: true })).filter((name) => name.includes(path.sep)),
        ask: async (sql, values = []) => (await database.read((on) => on.client.query<Record<string, unknown>>(sql, [...values]))).rows,
      })
    } finally {
      await server.close()
      await rm(folder, { recursive: true })
    }
  }, options)
