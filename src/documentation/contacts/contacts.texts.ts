import { texts } from '../../platform/i18n/index.ts'

export const contactsTexts = texts({
  da: {
    title: 'Slå op i kontaktregistret',
    lead: 'Kontaktregistret siger, hvem digital post når: hvem der er tilmeldt, hvem der er fritaget, og hvem der har et NemSMS-nummer. Kun myndigheders afsendersystemer har adgang, og hvert opslag kan ses af den, der blev slået op.',
    settings: 'Værdier, som resten bruger',
    some: {
      title: 'Nogle kontakter',
      text: 'Svaret er en side ad gangen; next fører til den næste. Et nummer uden kontakt står der bare ikke.',
      all: 'Alle, side for side',
      numbers: 'Efter numre: cprNumber, cvrNumber eller id, flere med komma imellem',
    },
    bulk: {
      title: 'Mange på én gang',
      text: 'Op til 10.000 CPR- og CVR-numre i ét kald, og alle svar på én side. Er noget galt, siger svaret hvilket felt og hvilken plads, men gentager aldrig nummeret.',
      byGet: 'Med GET, som i Digital Post',
      byPost: 'Det samme med POST, for programmer, der ikke kan sende indhold med GET',
    },
    changes: {
      title: 'Hvad der er ændret',
      text: 'Kontakter, der er ændret på eller efter et tidspunkt, ældste ændring først. Følg next til enden; en kontakt, der ændres imens, kommer igen til sidst. Spørg næste gang fra nogle minutter før den seneste lastUpdated, du så, og kend det, du har, på version.',
      command: 'Ændret siden nytår',
    },
    subscriptions: {
      title: 'Få besked',
      text: 'Et abonnement fortæller om alle ændringer (ALL_CITIZENS, ALL_COMPANIES), om nye kontakter (NEW_CITIZENS, NEW_COMPANIES) eller om enkelte kontakter. Beskeden er et POST med contactId, nummer og lastUpdated: at noget er ændret, ikke hvad.',
      subscribe: 'Opret et abonnement',
      list: 'Systemets egne abonnementer',
      end: 'Afslut et; If-Match er den version, du kender',
      ladder: 'Svar 2xx inden 30 sekunder. Ellers prøver vi igen efter 15 minutter, 1, 6 og 24 timer og så dagligt i syv dage. Derefter finder du ændringen med lastUpdated. En besked kan komme to gange.',
    },
    codes: 'Alle fejlkoder, og hvad du kan gøre',
    guide: 'Send og hent breve fra et system',
  },
  en: {
    title: 'Look up in the contact register',
    lead: 'The contact register says whom digital post reaches: who is enrolled, who is exempt, and who has a NemSMS number. Only sender systems of authorities have access, and every look-up is seen by the one who was looked up.',
    settings: 'Values that the others use',
    some: {
      title: 'Some contacts',
      text: 'The answer comes a page at a time; next leads to the following one. A number without a contact is simply absent.',
      all: 'Everybody, page by page',
      numbers: 'By numbers: cprNumber, cvrNumber or id, several with commas between them',
    },
    bulk: {
      title: 'Many at once',
      text: 'Up to 10,000 CPR and CVR numbers in one call, and all answers on one page. When something is wrong, the answer says which field and which position, but never repeats the number.',
      byGet: 'By GET, as in Digital Post',
      byPost: 'The same by POST, for programs that cannot send a body with GET',
    },
    changes: {
      title: 'What changed',
      text: 'Contacts that changed at or after a time, oldest change first. Follow next to the end; a contact that changes meanwhile comes again at the end. Next time, ask from some minutes before the last lastUpdated you saw, and know what you have by its version.',
      command: 'Changed since New Year',
    },
    subscriptions: {
      title: 'Be told',
      text: 'A subscription tells of all changes (ALL_CITIZENS, ALL_COMPANIES), of new contacts (NEW_CITIZENS, NEW_COMPANIES) or of single contacts. The notice is a POST with contactId, number and lastUpdated: that something changed, not what.',
      subscribe: 'Make a subscription',
      list: 'The system’s own subscriptions',
      end: 'End one; If-Match is the version you know',
      ladder: 'Answer 2xx within 30 seconds. Otherwise we try again after 15 minutes, 1, 6 and 24 hours and then daily for seven days. After that you find the change by lastUpdated. A notice may come twice.',
    },
    codes: 'All error codes, and what you can do',
    guide: 'Send and fetch letters from a system',
  },
})
