import { texts } from '../../platform/i18n/index.ts'

export const rightsPortalTexts = texts({
  da: {
    portal: 'Rettighedsportalen',
    whichRights: 'Hvilke rettigheder?',
    givenAlready: (right: string) => `${right} (er givet)`,
    tabs: { employees: 'Medarbejdere', groups: 'Grupper', requests: 'Anmodninger', profile: 'Min profil', tokens: 'Mine tokens' },
  },
  en: {
    portal: 'Rights portal',
    whichRights: 'Which rights?',
    givenAlready: (right) => `${right} (given already)`,
    tabs: { employees: 'Employees', groups: 'Groups', requests: 'Requests', profile: 'My profile', tokens: 'My tokens' },
  },
})
