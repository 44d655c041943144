import { Problem } from '../../platform/problems/index.ts'
import type { ExitCode } from '../command.ts'
import { printFault } from '../command.ts'

/** A refusal is told with what to do; whatever else happens is a bug. */
export async function tellRefusal(work: () => Promise<void>): Promise<ExitCode> {
  try {
    await work()
    return 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    printFault(`${error.code}: ${error.definition.en.message} ${error.detail ?? ''} ${error.definition.en.remedy}`)
    return 1
  }
}
