import { texts } from '../../platform/i18n/index.ts'

export const identityProviderTexts = texts({
  da: {
    title: 'Log på som en prøveperson',
    lead: 'Her i sandkassen logger du på ved at vælge en person. Alle personer og virksomheder er opdigtede.',
    search: 'Søg efter navn, virksomhed, ret eller egenskab',
    level: 'Sikringsniveau',
    levels: { low: 'Lav', substantial: 'Betydelig', high: 'Høj' },
    otherCitizens: 'Andre borgere',
    person: 'Person',
    goodFor: 'Egnet til',
    nobody: 'Ingen passer på søgningen.',
    first: (count: number) => `Kun de første ${count} vises. Søg for at finde andre.`,
  },
  en: {
    title: 'Log in as a demo person',
    lead: 'In this sandbox you log in by picking a person. All people and companies are made up.',
    search: 'Search by name, company, right or quality',
    level: 'Level of assurance',
    levels: { low: 'Low', substantial: 'Substantial', high: 'High' },
    otherCitizens: 'Other citizens',
    person: 'Person',
    goodFor: 'Good for',
    nobody: 'Nobody matches the search.',
    first: (count: number) => `Only the first ${count} are shown. Search to find others.`,
  },
})
