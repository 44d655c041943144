import { texts } from '../../i18n/index.ts'

/** What every list says. */
export const listTexts = texts({
  da: {
    filter: 'Filtrér',
    show: 'Vis',
    filterCount: (count: number) => `Filtrér (${count} valgt)`,
    all: 'Alle',
    chosen: 'Valgte filtre',
    remove: 'Fjern',
    reset: 'Nulstil',
    searchFor: 'Søgning',
    rowsPerPage: 'Rækker pr. side',
    range: (from: string, to: string, total: string) => `Viser ${from}–${to} af ${total}`,
    one: 'Viser 1 af 1',
    notFound: 'Ingen passer til det, du søger efter.',
    notFoundRemedy: 'Prøv færre ord, eller fjern et filter.',
    actions: 'Handlinger',
    more: 'Flere valg for',
  },
  en: {
    filter: 'Filter',
    show: 'Show',
    filterCount: (count) => `Filter (${count} chosen)`,
    all: 'All',
    chosen: 'Chosen filters',
    remove: 'Remove',
    reset: 'Reset',
    searchFor: 'Search',
    rowsPerPage: 'Rows per page',
    range: (from, to, total) => `Showing ${from}–${to} of ${total}`,
    one: 'Showing 1 of 1',
    notFound: 'Nothing matches what you are looking for.',
    notFoundRemedy: 'Try fewer words, or remove a filter.',
    actions: 'Actions',
    more: 'More choices for',
  },
})
