import type { FaultPoint } from '../../src/platform/faults/index.ts'

/** The steps of a container from its first byte until it is taken in. */
export const containerPoints = ['after-pack', 'before-container-commit', 'after-container-commit', 'before-slice-commit', 'after-slice-commit', 'before-container-end'] as const satisfies readonly FaultPoint[]
