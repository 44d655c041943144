import { defineStage } from '../platform/work/index.ts'

/** The steps of a letter that wait their turn as work. Every one is consumed by a worker (guard). */
export const routeStage = defineStage('route')
/** A letter held for its value date, or a NemSMS waiting for a subscription, is decided anew when its time comes. */
export const decideAgainStage = defineStage('decide-again')
export const sendPaperStage = defineStage('send-paper')
export const sendSmsStage = defineStage('send-sms')
/** Letters for a system that is called; its subject is the system, so that one worker at a time calls it. */
export const pushLettersStage = defineStage('push-letters')
/** Receipts for a sender system that is called, likewise. */
export const pushReceiptsStage = defineStage('push-receipts')
/** Letters that nobody fetches; its subject is the system. */
export const remindUnfetchedStage = defineStage('remind-unfetched')
