import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import type { CommitFault, FaultPoint } from '../../src/platform/faults/index.ts'
import { everything, insertCorrespondents, oneOfEach, sendUntilAccepted, settled } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'
import { isWhole } from './extent.testing.ts'

const letterCount = 12
const points: readonly FaultPoint[] = ['after-content', 'before-intake-commit', 'after-intake-commit', 'in-routing-batch', 'after-routing-commit']
const faults: readonly CommitFault[] = ['disk-full', 'connection-lost', 'commit-unanswered']

const short: ReadonlySet<string> = new Set(['before-intake-commit disk-full', 'in-routing-batch connection-lost', 'before-intake-commit commit-unanswered', 'in-routing-batch commit-unanswered'])

for (const point of points)
  for (const fault of faults)
    if (isWhole || short.has(`${point} ${fault}`))
      test(`${fault} ${point}: the program goes on by itself, nothing lost, nothing doubled`, async () => {
        await withFolder((folder) =>
          withTestDatabase(async (database, url) => {
            const correspondents = await insertCorrespondents(database, letterCount)
            const serving = await startServing({ BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: '1000', WORK_BATCH: '3', BREVDUE_FAULT_POINT: `${point}:2:${fault}` })
            await sendUntilAccepted(() => serving.url, correspondents)
            await settled(database)
            assert.deepEqual(await everything(database), oneOfEach(letterCount))
            assert.match(serving.log(), new RegExp(`fault point: ${fault}`), 'the fault was suffered')
            await serving.stop()
          }),
        )
      })
