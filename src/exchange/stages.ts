import { defineStage } from '../platform/work/index.ts'

/** The steps of a letter that wait their turn as work. Every one is consumed by a worker (guard). */
export const routeStage = defineStage('route', { da: 'Kontrol og fordeling af breve', en: 'Checking and routing letters' }, { fairAmongSenders: true })
/** Containers whose letters are taken in; its subject is the container. */
export const takeContainersStage = defineStage('take-containers', { da: 'Masseforsendelser, der pakkes ud', en: 'Containers that are unpacked' }, { fairAmongSenders: true })
/** Mailings whose letters are looked through before anybody starts them. */
export const examineMailingsStage = defineStage('examine-mailings', { da: 'Udsendelser, der gennemgås', en: 'Mailings that are looked through' }, { fairAmongSenders: true })
/** Mailings of which the next step of the slow start begins. */
export const stepMailingsStage = defineStage('step-mailings', { da: 'Udsendelser, der venter på næste trin', en: 'Mailings that wait for their next step' })
/** A letter held for its value date, or a NemSMS waiting for a subscription, is decided anew when its time comes. */
export const decideAgainStage = defineStage('decide-again', { da: 'Breve, der holdes tilbage', en: 'Letters that are held' })
export const sendPaperStage = defineStage('send-paper', { da: 'Udskrivning', en: 'Printing' })
export const sendSmsStage = defineStage('send-sms', { da: 'SMS', en: 'SMS' })
/** Letters for a system that is called; its subject is the system, so that one worker at a time calls it. */
export const pushLettersStage = defineStage('push-letters', { da: 'Breve til modtagersystemer', en: 'Letters to receiver systems' })
/** Receipts for a sender system that is called, likewise. */
export const pushReceiptsStage = defineStage('push-receipts', { da: 'Kvitteringer til afsendersystemer', en: 'Receipts to sender systems' })
/** Letters that nobody fetches; its subject is the system. */
export const remindUnfetchedStage = defineStage('remind-unfetched', { da: 'Påmindelser om breve, som ingen henter', en: 'Reminders of letters that nobody fetches' })
