import { defineStage } from '../platform/work/index.ts'

/** Letters that wait for a system that was closed go elsewhere; planned here, done by whoever moves letters. */
export const redirectLettersStage = defineStage('redirect-letters', { da: 'Breve fra lukkede systemer', en: 'Letters of closed systems' })
/** Receipts that wait for a system which was closed, opened or is reached otherwise are pushed no longer, or from now on. */
export const replanReceiptsStage = defineStage('replan-receipts', { da: 'Kvitteringer til ændrede systemer', en: 'Receipts for changed systems' })
