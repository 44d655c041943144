import { formatCount, texts } from '../../platform/i18n/index.ts'

const danishLetters = { one: 'brev', other: 'breve' }
const danishWaiting = { one: 'brev venter', other: 'breve venter' }
const englishLetters = { one: 'letter', other: 'letters' }
const englishWaiting = { one: 'letter waits', other: 'letters wait' }

/** The words of e-mails to a system's technical contact. Each mail is a subject and paragraphs, in both languages. */
export const deliveryTexts = texts({
  da: {
    system: 'System',
    organisation: 'Organisation',
    host: 'Vært',
    reason: 'Årsag',
    since: 'Siden',
    carries: { letters: 'breve', receipts: 'kvitteringer' },
    failing: {
      subject: (system: string) => `${system} kan ikke nås`,
      lead: (carried: string) => `Brevdue kan ikke aflevere ${carried} til systemet. De venter, og intet går tabt.`,
      goesOn: {
        letters:
          'Brevdue prøver igen efter 15 minutter, 1 time, 6 timer og 24 timer og derefter hver dag. Lykkes intet forsøg i syv dage, bliver systemet deaktiveret, og brevene gives til organisationens primære modtagersystem eller lægges i postkassen.',
        receipts:
          'Brevdue prøver igen efter 15 minutter, 1 time, 6 timer og 24 timer og derefter hver dag i syv dage. Derefter kan kvitteringerne hentes i 90 dage.',
      },
      remedy: 'Kontrollér, at systemet kører, at adressen er rigtig, og at certifikatet gælder. Intet skal sendes igen; du får besked, når systemet virker.',
    },
    works: {
      subject: (system: string) => `${system} virker igen`,
      lead: (carried: string) => `Brevdue kan igen aflevere ${carried} til systemet. Det, der ventede, bliver afleveret nu. Du skal ikke gøre noget.`,
    },
    deactivated: {
      subject: (system: string) => `${system} er deaktiveret`,
      lead: 'I syv dage er intet forsøg på at aflevere breve til systemet lykkedes. Systemet er derfor deaktiveret, og det får ikke flere breve.',
      toPrimary: (count: number) => `Givet til organisationens primære modtagersystem: ${formatCount(count, danishLetters, 'da')}.`,
      toMailbox: (count: number) => `Lagt i organisationens postkasse: ${formatCount(count, danishLetters, 'da')}.`,
      undeliverable: (count: number) => `Kunne ikke afleveres og venter på, at organisationen vælger et andet sted: ${formatCount(count, danishLetters, 'da')}.`,
      nothingWaited: 'Ingen breve ventede på systemet.',
      remedy: 'Ret fejlen, og aktivér derefter systemet igen.',
    },
    undeliverable: {
      subject: (system: string) => `Et brev til ${system} kan ikke afleveres`,
      lead: 'Brevdue har prøvet at aflevere brevet så mange gange, som det skal, også til organisationens primære modtagersystem. Brevet er gemt og venter.',
      message: 'messageUUID',
      link: 'Se brevet her',
      remedy: 'Organisationen kan prøve igen eller flytte brevet til et andet modtagersystem eller til postkassen.',
    },
    unfetched: {
      subject: (count: number, system: string) => `${formatCount(count, danishWaiting, 'da')} på at blive hentet af ${system}`,
      lead: (count: number) => `${formatCount(count, danishWaiting, 'da')} på, at systemet henter. Brevdue flytter intet af sig selv.`,
      oldest: 'Det ældste har ventet siden',
      remedy: 'Kontrollér, at systemet kører, henter breve og kvitterer for dem. Et brev bliver stående, til systemet har kvitteret. Du får en ny e-mail om en uge, hvis der stadig er breve, der venter.',
    },
  },
  en: {
    system: 'System',
    organisation: 'Organisation',
    host: 'Host',
    reason: 'Reason',
    since: 'Since',
    carries: { letters: 'letters', receipts: 'receipts' },
    failing: {
      subject: (system) => `${system} cannot be reached`,
      lead: (carried) => `Brevdue cannot hand ${carried} over to the system. They wait, and nothing is lost.`,
      goesOn: {
        letters:
          'Brevdue tries again after 15 minutes, 1 hour, 6 hours and 24 hours, and then every day. If no attempt succeeds for seven days, the system is deactivated, and the letters go to the organisation’s primary receiver system or to its mailbox.',
        receipts:
          'Brevdue tries again after 15 minutes, 1 hour, 6 hours and 24 hours, and then every day for seven days. After that the receipts can be fetched for 90 days.',
      },
      remedy: 'Check that the system runs, that its address is right and that its certificate is valid. Nothing has to be sent again; you are told when the system works.',
    },
    works: {
      subject: (system) => `${system} works again`,
      lead: (carried) => `Brevdue can hand ${carried} over to the system again. What was waiting is handed over now. You need not do anything.`,
    },
    deactivated: {
      subject: (system) => `${system} has been deactivated`,
      lead: 'For seven days no attempt to hand letters over to the system has succeeded. The system has therefore been deactivated and gets no more letters.',
      toPrimary: (count) => `Given to the organisation’s primary receiver system: ${formatCount(count, englishLetters, 'en')}.`,
      toMailbox: (count) => `Put into the organisation’s mailbox: ${formatCount(count, englishLetters, 'en')}.`,
      undeliverable: (count) => `Could not be handed over and wait for the organisation to choose another place: ${formatCount(count, englishLetters, 'en')}.`,
      nothingWaited: 'No letters were waiting for the system.',
      remedy: 'Mend the fault and then activate the system again.',
    },
    undeliverable: {
      subject: (system) => `A letter for ${system} cannot be delivered`,
      lead: 'Brevdue has tried to hand the letter over as often as it should, also to the organisation’s primary receiver system. The letter is kept and waits.',
      message: 'messageUUID',
      link: 'See the letter here',
      remedy: 'The organisation can try again, or move the letter to another receiver system or to the mailbox.',
    },
    unfetched: {
      subject: (count, system) => `${formatCount(count, englishWaiting, 'en')} to be fetched by ${system}`,
      lead: (count) => `${formatCount(count, englishWaiting, 'en')} for the system to fetch. Brevdue moves nothing by itself.`,
      oldest: 'The oldest has waited since',
      remedy: 'Check that the system runs, fetches letters and gives receipts for them. A letter stays until the system has given its receipt. You get another e-mail in a week if letters still wait.',
    },
  },
})
