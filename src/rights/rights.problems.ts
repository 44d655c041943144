import { defineProblems } from '../platform/problems/index.ts'

/** Why an employee is not let in; every interface says the same. */
export const accessProblems = defineProblems({
  'rights.employees.only': {
    status: 403,
    da: { message: 'Her kan kun medarbejdere i myndigheder og virksomheder komme ind.', remedy: 'Log af, og log på som medarbejder.' },
    en: { message: 'Only employees of authorities and companies can enter here.', remedy: 'Log out, and log in as an employee.' },
  },
  'rights.right.missing': {
    status: 403,
    da: { message: 'Du mangler den rettighed, som det kræver, hos den organisation, du handler for.', remedy: 'Anmod om rettigheden i Rettighedsportalen, eller skift virksomhed.' },
    en: { message: 'You lack the right that this takes for the organisation that you act for.', remedy: 'Request the right in the rights portal, or switch organisation.' },
  },
  'rights.nothing.left': {
    status: 403,
    da: { message: 'Du har ikke længere nogen rettighed hos den organisation, du handler for.', remedy: 'Skift tilbage til din egen organisation, eller vælg en anden.' },
    en: { message: 'You no longer have any right for the organisation that you act for.', remedy: 'Switch back to your own organisation or choose another one.' },
    way: { href: '/admin/switch', da: 'Skift virksomhed', en: 'Switch organisation' },
  },
  'rights.authorities.only': {
    status: 403,
    da: { message: 'Det kan kun myndigheder.', remedy: 'Gå tilbage til oversigten, og vælg noget af det, som virksomheder kan.' },
    en: { message: 'Only authorities can do this.', remedy: 'Go back to the overview and choose something that companies can do.' },
  },
  'rights.not.connected': {
    status: 403,
    da: { message: 'Myndigheden er ikke tilsluttet Digital Post endnu.', remedy: 'Acceptér tilslutningsaftalen i Administrativ Adgang, eller vent, til den er godkendt.' },
    en: { message: 'The authority is not connected to Digital Post yet.', remedy: 'Accept the connection agreement in Administration, or wait until it is approved.' },
  },
})
