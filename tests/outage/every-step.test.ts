import assert from 'node:assert/strict'
import { faultActions, faultPoints } from '../../src/platform/faults/index.ts'
import type { FaultPoint } from '../../src/platform/faults/index.ts'
import { containerPoints } from './container-points.testing.ts'
import { isWhole } from './extent.testing.ts'
import { endOf, outage, sendAll, until } from './outage.testing.ts'

/** Passed on other ways than a letter's: `kill.test.ts` takes receipts off their list, `kill-notices.test.ts` tells subscribers of changes, `rotate-keys.test.ts` wraps keys anew, `kill-mailings.test.ts` looks mailings through, `every-container-step.test.ts` sends containers. */
const elsewhere: readonly FaultPoint[] = ['before-receipt-removal', 'after-notices-told', 'in-key-rotation', 'before-examined-commit', ...containerPoints]
const points = faultPoints.filter((point) => !elsewhere.includes(point))

/** In the suite each point meets one fault, and each fault some point. */
const isTried = (point: number, fault: number): boolean => isWhole || point % faultActions.length === fault

points.forEach((point, pointNumber) =>
  faultActions.forEach((fault, faultNumber) => {
    if (!isTried(pointNumber, faultNumber)) return
    outage(`${fault} ${point}: nothing lost, nothing doubled`, async ({ world, start }) => {
      const serving = await start({ BREVDUE_FAULT_POINT: `${point}:2:${fault}` })
      await sendAll(serving, world)
      if (fault !== 'kill') {
        await until(() => serving.log().includes('fault point:'))
        assert.match(serving.log(), new RegExp(`fault point: ${fault}`), 'the fault was suffered')
        return serving
      }
      assert.equal(await endOf(serving), 'SIGKILL', 'the fault point was passed')
      return undefined
    })
  }),
)
