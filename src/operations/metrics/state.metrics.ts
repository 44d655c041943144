import { gauge } from '../../platform/metrics/index.ts'

/* How things stand in the database: the same in every process, so whoever adds up over processes takes the maximum, not the sum. */

const queue = { stage: 'open', lane: 'open' } as const

export const waitingWork = gauge('brevdue_work_waiting', { da: 'Arbejde, der venter, også det, der endnu ikke er forfaldent.', en: 'Work that waits, what is not due yet included.' }, queue)
export const dueWork = gauge('brevdue_work_due', { da: 'Arbejde, der er forfaldent, og som ingen er færdig med.', en: 'Work that is due and not done.' }, queue)
export const oldestWork = gauge('brevdue_work_oldest_due_seconds', { da: 'Hvor længe det ældste forfaldne arbejde har ventet; 0 når intet er forfaldent.', en: 'How long the longest due work has waited; 0 when nothing is due.' }, queue)
export const stuckWork = gauge('brevdue_work_stuck', { da: 'Arbejde, der er opgivet efter fem forsøg og venter på driften.', en: 'Work that was given up after five attempts and waits for the operator.' }, queue)

export const waitingContainerLetters = gauge(
  'brevdue_container_letters_waiting',
  { da: 'Filer i modtagne containere, som må blive breve og endnu ikke er det.', en: 'Files in containers received that may become letters and have not yet.' },
  { lane: ['bulk', 'mailing'] },
)
export const unreleasedLetters = gauge('brevdue_mailing_letters_unreleased', { da: 'Breve i udsendelser, der venter på at blive frigivet.', en: 'Letters of mailings that wait to be released.' }, {})

export const undeliverableLetters = gauge('brevdue_undeliverable_letters', { da: 'Breve, som intet modtagersystem tog imod, og som venter på nogen.', en: 'Letters that no receiver system took, waiting for somebody.' }, {})

export const failingSystems = gauge(
  'brevdue_failing_systems',
  { da: 'Systemer, der ikke har taget imod siden deres sidste succes, efter hvad de ikke tager imod.', en: 'Systems that took nothing since their last success, by what they do not take.' },
  { purpose: ['letters', 'receipts'] },
)

export const unsealedEvents = gauge('brevdue_events_unsealed', { da: 'Hændelser, der endnu ikke er med i en forsegling (højst 100.000 tælles).', en: 'Events that no seal includes yet (at most 100,000 are counted).' }, {})
export const oldestUnsealedEvent = gauge('brevdue_events_oldest_unsealed_seconds', { da: 'Alderen af den ældste hændelse uden forsegling; 0 når alle er forseglet.', en: 'Age of the oldest event without a seal; 0 when all are sealed.' }, {})

/* What this process needs from outside. */

export const dependencyUp = gauge(
  'brevdue_dependency_up',
  { da: '1 når det, processen behøver ud over databasen, svarer (indholdslager, virusskanner), ellers 0.', en: '1 when what the process needs besides the database answers (content store, virus scan), else 0.' },
  { dependency: 'open' },
)
export const freeBytes = gauge('brevdue_data_free_bytes', { da: 'Fri plads på disken med BREVDUE_DATA.', en: 'Free room on the disk of BREVDUE_DATA.' }, {})

export const databaseUp = gauge('brevdue_database_up', { da: '1 når databasen svarede ved aflæsningen, ellers 0.', en: '1 when the database answered at the reading, else 0.' }, {})
