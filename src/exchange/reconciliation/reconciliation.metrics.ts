import { counter, gauge } from '../../platform/metrics/index.ts'

/* Only in the process that checks, which is one of all. */

export const knownGaps = gauge('brevdue_reconciliation_gaps', { da: 'Spor af breve, der ikke passer sammen, ved den løbende afstemning.', en: 'Traces of letters that do not fit, by the check of each minute.' }, {})

export const lastCheck = gauge(
  'brevdue_reconciliation_last_run_timestamp_seconds',
  { da: 'Hvornår den løbende afstemning sidst blev færdig (maskintid).', en: 'When the check of each minute last ended (machine time).' },
  {},
)

export const checkedLetters = counter('brevdue_reconciliation_letters_total', { da: 'Breve, som den løbende afstemning så på.', en: 'Letters that the check of each minute looked at.' }, {})
