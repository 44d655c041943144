import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { makeClientKey } from '../../src/platform/sftp/openssh.testing.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import { setSshKey } from '../../src/systems/index.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { ServingProcess } from '../process.testing.ts'

type Letter = ReturnType<typeof testMemo>

/** A sender system with an SSH key, and its letters to citizens. */
export interface SftpSender {
  readonly letters: readonly Letter[]
  /** As `runSftp` takes it. */
  call(serving: ServingProcess): { readonly port: number; readonly username: string; readonly keyFile: string }
  /** A file of this machine. */
  file(name: string, bytes: string | Uint8Array): Promise<string>
}

export interface SftpSenderWish {
  readonly letters: number
  /** The content of each letter's document. */
  readonly content?: Uint8Array
}

export async function insertSftpSender(database: Database, folder: string, { letters, content }: SftpSenderWish): Promise<SftpSender> {
  const own = await mkdtemp(path.join(folder, 'sender-'))
  const key = makeClientKey(own)
  const made = await database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const { systemId } = await insertTestSystem(tx, { organisationId })
    await setSshKey(tx, { systemId, key: key.line, actor: { kind: 'platform' } })
    const memos: Letter[] = []
    for (let number = 0; number < letters; number++) {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId })
      memos.push(testMemo({ senderCvr: cvrNumber, recipientId: cprNumber, ...(content === undefined ? {} : { content }) }))
    }
    return { systemId, memos }
  })
  return {
    letters: made.memos,
    call: ({ sftpPort }) => ({ port: sftpPort, username: made.systemId, keyFile: key.file }),
    file: async (name, bytes) => {
      await writeFile(path.join(own, name), bytes)
      return path.join(own, name)
    },
  }
}

/** What lies in the spool of a data folder. */
export const spooledIn = async (folder: string): Promise<string[]> =>
  (await readdir(path.join(folder, 'sftp-spool'), { recursive: true })).filter((name) => name.includes(path.sep)).map((name) => path.join(folder, 'sftp-spool', name))
