import type { AdminFunction } from '../../administration/index.ts'

/** Mailings at `/admin`. The right is that of whoever sees to the systems that send. */
export const mailingFunction: AdminFunction = {
  href: '/admin/mailings',
  action: 'mailings.manage',
  texts: {
    da: { tab: 'Udsendelser', title: 'Udsendelser', text: 'Send mange breve på én gang: få dem gennemgået først, og lad dem gå trin for trin.' },
    en: { tab: 'Mailings', title: 'Mailings', text: 'Send many letters at once: have them looked through first, and let them go step by step.' },
  },
}
