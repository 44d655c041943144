import type { Statement, StatementName } from './statement.ts'

export const danishStatements: Readonly<Record<StatementName, Statement>> = {
  accessibility: {
    // A soft hyphen, for the word is wider than a narrow screen.
    title: 'Tilgængeligheds\u00ADerklæring',
    lead: 'Alle skal kunne bruge Brevdue, også med tastatur, skærmlæser, stor skrift eller uden JavaScript.',
    sections: [
      {
        heading: 'Hvor tilgængelig er siden?',
        paragraphs: [
          'Siderne er bygget efter WCAG 2.2 på niveau AA, som loven om tilgængelighed af offentlige websteder bygger på. De er kontrolleret maskinelt med værktøjet axe og prøvet på smalle skærme, med tastatur og uden JavaScript. Ingen uden for projektet har gennemgået dem endnu.',
        ],
      },
      {
        heading: 'Det ved vi ikke er tilgængeligt',
        paragraphs: [],
        points: [
          'Dokumenter i breve er afsenderens. En PDF, der ikke er mærket op, kan være svær at læse med en skærmlæser. Afsenderen kan sende brevet i en anden form.',
          'Tekniske navne, koder og eksempler i dokumentationen er på engelsk.',
        ],
      },
      {
        heading: 'Fandt du en hindring?',
        paragraphs: [
          'Skriv eller ring til den support, der står nederst på hver side, og fortæl, hvad du ville gøre, og hvad der gik galt. Hjælper det ikke, kan du klage til Digitaliseringsstyrelsen, som fører tilsyn med loven.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privatlivspolitik',
    lead: 'Hvad Brevdue gemmer om dig, hvorfor, og hvem der kan se det.',
    sections: [
      {
        heading: 'Hvem har ansvaret?',
        paragraphs: ['Den, der driver denne udgave af Brevdue, er dataansvarlig for driften. Afsenderen af et brev er ansvarlig for det, der står i det. Kontakt står nederst på hver side.'],
      },
      {
        heading: 'Hvad bliver gemt?',
        paragraphs: [],
        points: [
          'Breve til dig, præcis som de blev sendt. De ligger krypteret, og på siderne kan kun du læse dem. En virksomheds breve læses af de medarbejdere, der har ret til det.',
          'Navn, CPR- eller CVR-nummer, adresse og din tilmelding, som de står i de offentlige registre.',
          'En log over, hvad der sker med dine breve og dine oplysninger. En afsender kan se, at et brev er leveret, men aldrig om du har åbnet det.',
        ],
      },
      {
        heading: 'Hvad bliver ikke gemt?',
        paragraphs: ['Der er ingen statistik over besøgende og ingen sporing. Intet på siderne hentes fra andre. Navne, numre og titler på breve står ikke i serverens driftslog.'],
      },
      {
        heading: 'Dine rettigheder',
        paragraphs: ['Du kan bede om indsigt, rettelse og i nogle tilfælde sletning hos den dataansvarlige, og du kan klage til Datatilsynet. Breve med retsvirkning og loggen om dem skal opbevares, så længe loven kræver det.'],
      },
      { heading: 'I en sandkasse', paragraphs: ['Står der SANDBOX øverst, er alle personer, virksomheder og breve opdigtede, og intet forlader maskinen. Læg ikke rigtige oplysninger ind.'] },
    ],
  },
  cookies: {
    title: 'Cookies',
    lead: 'Brevdue bruger kun cookies, der skal til, for at siderne virker. Derfor spørger vi ikke om lov.',
    sections: [
      {
        heading: 'Dem sætter vi',
        paragraphs: [],
        points: [
          'brevdue: holder dig logget på. Den forsvinder, når du logger af eller lukker browseren, og gælder som udgangspunkt højst otte timer.',
          'brevdue-login: knytter et login, der er i gang, til din browser.',
          'language: husker det sprog, du har valgt, i et år.',
        ],
      },
      {
        heading: 'Hos dig selv',
        paragraphs: ['Siderne kan huske i din browser, hvilke forklaringer du har foldet ud. Det bliver ikke sendt til os.'],
      },
      { heading: 'Andre', paragraphs: ['Ingen andre sætter cookies her. Logger du på hos en identitetsudbyder, gælder dens egne regler for cookies på dens sider.'] },
    ],
  },
}
