import { defineProblems } from '../platform/problems/index.ts'

export const administrationProblems = defineProblems({
  'administration.employees.only': {
    status: 403,
    da: { message: 'Administrativ Adgang er for medarbejdere i myndigheder og virksomheder.', remedy: 'Log af, og log på som medarbejder.' },
    en: { message: 'Administration is for employees of authorities and companies.', remedy: 'Log out, and log in as an employee.' },
  },
  'administration.right.missing': {
    status: 403,
    da: { message: 'Det kræver retten Systemadministrator for din organisation, og den har du ikke.', remedy: 'Bed organisationens rettighedsadministrator om retten.' },
    en: { message: 'This takes the right System administrator for your organisation, which you do not have.', remedy: 'Ask the rights administrator of your organisation for the right.' },
  },
  'administration.not.for.companies': {
    status: 403,
    da: { message: 'Denne side er kun for myndigheder.', remedy: 'Gå tilbage til oversigten, og vælg en af virksomhedens sider.' },
    en: { message: 'This page is for authorities only.', remedy: 'Go back to the overview and choose one of the pages for companies.' },
  },
})
