import { texts } from '../../platform/i18n/index.ts'

/** Words around the events of a letter: who did it, and what an event means where its name does not say it. */
export const traceTexts = texts({
  da: {
    platform: 'Brevdue',
    system: (name: string, organisation: string) => `${name}, ${organisation}`,
    employee: (name: string, organisation: string) => `${name}, ${organisation}`,
    unknown: { system: 'Et system', citizen: 'En borger', employee: 'En medarbejder', platform: 'Brevdue' },
    received: (size: string) => `Brevet fylder ${size} og er gemt uændret. Afsenderen har fået besked om, at det er modtaget.`,
    validated: 'Format, afsender, modtager, dokumenter og dato er i orden.',
    decidedAgain: 'Ventetiden er forbi, og vejen er afgjort ud fra forholdene nu.',
    handedReceipt: (status: string) => `Afsendersystemet hentede kvitteringen, der siger ${status}.`,
    pushedReceipt: (status: string) => `Afsendersystemet tog imod kvitteringen, der siger ${status}.`,
    pushed: 'Modtagersystemet svarede, at det tog imod brevet.',
    nextAttempt: (time: string) => `Næste forsøg er ${time}.`,
    lastAttempt: 'Det var det sidste forsøg.',
    receiptReceived: (status: string) => `Modtagersystemet kvitterede med ${status}.`,
    removed: 'Modtagersystemet tog brevet af sin liste og har det dermed.',
    fetched: 'Modtagersystemet har hentet brevet. Det venter nu på systemets kvittering.',
  },
  en: {
    platform: 'Brevdue',
    system: (name, organisation) => `${name}, ${organisation}`,
    employee: (name, organisation) => `${name}, ${organisation}`,
    unknown: { system: 'A system', citizen: 'A citizen', employee: 'An employee', platform: 'Brevdue' },
    received: (size) => `The letter takes up ${size} and is stored unchanged. The sender has been told that it was received.`,
    validated: 'Format, sender, recipient, documents and date are in order.',
    decidedAgain: 'The waiting is over, and the way is decided by the state of affairs now.',
    handedReceipt: (status) => `The sender system fetched the receipt, which says ${status}.`,
    pushedReceipt: (status) => `The sender system took the receipt, which says ${status}.`,
    pushed: 'The receiver system answered that it took the letter.',
    nextAttempt: (time) => `The next attempt is on ${time}.`,
    lastAttempt: 'That was the last attempt.',
    receiptReceived: (status) => `The receiver system gave the receipt ${status}.`,
    removed: 'The receiver system took the letter off its list and so has it.',
    fetched: 'The receiver system has fetched the letter. Its receipt is awaited now.',
  },
})
