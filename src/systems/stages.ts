import { defineStage } from '../platform/work/index.ts'

/** Letters that wait for a system that was closed go elsewhere; planned here, done by whoever moves letters. */
export const redirectLettersStage = defineStage('redirect-letters')
