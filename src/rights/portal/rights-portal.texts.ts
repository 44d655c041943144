import { texts } from '../../platform/i18n/index.ts'

export const rightsPortalTexts = texts({
  da: {
    portal: 'Rettighedsportalen',
    tabs: { employees: 'Medarbejdere', groups: 'Grupper', requests: 'Anmodninger', profile: 'Min profil', tokens: 'Mine tokens' },
  },
  en: {
    portal: 'Rights portal',
    tabs: { employees: 'Employees', groups: 'Groups', requests: 'Requests', profile: 'My profile', tokens: 'My tokens' },
  },
})
