import { gauge } from '../platform/metrics/index.ts'

export const servedParts = gauge(
  'brevdue_process_part',
  { da: '1 for hver del af programmet, som processen kører (web, api, worker, sftp).', en: '1 for each part of the program that the process runs (web, api, worker, sftp).' },
  { part: 'open' },
)
