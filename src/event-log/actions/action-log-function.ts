import type { AdminFunction } from '../../administration/index.ts'

/** The action log at `/admin` (seed 001 chapter 7.4). */
export const actionLogFunction: AdminFunction = {
  href: '/admin/log/actions',
  action: 'log.actions.see',
  texts: {
    da: { tab: 'Hændelseslog', title: 'Log for medarbejderhandlinger', text: 'Søg på handlinger foretaget af din organisations medarbejdere.' },
    en: { tab: 'Event log', title: 'Log of employees’ actions', text: 'Search what the employees of your organisation did.' },
  },
}
