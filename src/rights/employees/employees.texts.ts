import { texts } from '../../platform/i18n/index.ts'

export const employeesTexts = texts({
  da: {
    title: 'Medarbejdere',
    lead: (organisation: string) => `Hvem der må hvad for ${organisation}: egne medarbejdere og andres, som har fået en rettighed her.`,
    none: 'Ingen medarbejdere passer til det, du søger.',
    name: 'Navn',
    organisation: 'Ansat hos',
    rights: 'Rettigheder',
    ends: 'Udløber næste gang',
    noRights: 'Ingen',
    never: 'Udløber ikke',
    deactivated: 'Deaktiveret',
    foreign: 'Anden organisation',
    help: 'Hvad giver rettighederne adgang til?',
  },
  en: {
    title: 'Employees',
    lead: (organisation) => `Who may do what for ${organisation}: own employees, and those of others who were given a right here.`,
    none: 'No employees match what you search for.',
    name: 'Name',
    organisation: 'Employed by',
    rights: 'Rights',
    ends: 'Next end',
    noRights: 'None',
    never: 'Does not end',
    deactivated: 'Deactivated',
    foreign: 'Another organisation',
    help: 'What do the rights open?',
  },
})
