import { gauge } from '../../platform/metrics/index.ts'

/* How things stand in the database: the same in every process, so whoever adds up over processes takes the maximum, not the sum. */

const queue = { stage: 'open', lane: 'open' } as const

export const waitingWork = gauge('brevdue_work_waiting', { da: 'Arbejde, der venter, også det, der endnu ikke er forfaldent.', en: 'Work that waits, what is not due yet included.' }, queue)
export const dueWork = gauge('brevdue_work_due', { da: 'Arbejde, der er forfaldent, og som ingen er færdig med.', en: 'Work that is due and not done.' }, queue)
export const oldestWork = gauge('brevdue_work_oldest_due_seconds', { da: 'Hvor længe det ældste forfaldne arbejde har ventet; 0 når intet er forfaldent.', en: 'How long the longest due work has waited; 0 when nothing is due.' }, queue)
export const stuckWork = gauge('brevdue_work_stuck', { da: 'Arbejde, der er opgivet efter fem forsøg og venter på driften.', en: 'Work that was given up after five attempts and waits for the operator.' }, queue)

export const undeliverableLetters = gauge('brevdue_undeliverable_letters', { da: 'Breve, som intet modtagersystem tog imod, og som venter på nogen.', en: 'Letters that no receiver system took, waiting for somebody.' }, {})

export const failingSystems = gauge(
  'brevdue_failing_systems',
  { da: 'Systemer, der ikke har taget imod siden deres sidste succes, efter hvad de ikke tager imod.', en: 'Systems that took nothing since their last success, by what they do not take.' },
  { purpose: ['letters', 'receipts'] },
)

export const unsealedEvents = gauge('brevdue_events_unsealed', { da: 'Hændelser, der endnu ikke er med i en forsegling (højst 100.000 tælles).', en: 'Events that no seal includes yet (at most 100,000 are counted).' }, {})
export const oldestUnsealedEvent = gauge('brevdue_events_oldest_unsealed_seconds', { da: 'Alderen af den ældste hændelse uden forsegling; 0 når alle er forseglet.', en: 'Age of the oldest event without a seal; 0 when all are sealed.' }, {})

export const databaseUp = gauge('brevdue_database_up', { da: '1 når databasen svarede ved aflæsningen, ellers 0.', en: '1 when the database answered at the reading, else 0.' }, {})
