import type { AdminFunction } from '../../administration/index.ts'

export const recallPath = '/admin/recall'

/** Recall at `/admin`, for authorities (seed 001, chapter 13). */
export const recallFunction: AdminFunction = {
  href: recallPath,
  action: 'letters.recall',
  texts: {
    da: { tab: 'Tilbagekald', title: 'Tilbagekald meddelelser', text: 'Stands en meddelelse, før dens valørdato er nået.' },
    en: { tab: 'Recall', title: 'Recall messages', text: 'Stop a message before its value date has come.' },
  },
}
