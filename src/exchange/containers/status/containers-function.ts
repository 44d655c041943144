import type { AdminFunction } from '../../../administration/index.ts'

/** Containers at `/admin`, for whoever looks after the sender's systems. */
export const containersFunction: AdminFunction = {
  href: '/admin/containers',
  action: 'containers.see',
  texts: {
    da: { tab: 'Masseforsendelser', title: 'Masseforsendelser', text: 'Se, hvor langt jeres masseforsendelser er, og hvad der er galt med enkelte meddelelser i dem.' },
    en: { tab: 'Containers', title: 'Containers', text: 'See how far your containers are, and what is wrong with single messages in them.' },
  },
}
