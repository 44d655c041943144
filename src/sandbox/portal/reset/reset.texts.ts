import { texts } from '../../../platform/i18n/index.ts'

export const resetTexts = texts({
  da: {
    title: 'Nulstil sandkassen',
    lead: 'Alt, der er lavet i sandkassen, slettes, og prøvenationen lægges på plads igen, som da den var ny.',
    happens: 'Det sker',
    things: {
      letters: 'Breve, kvitteringer, forsendelser og fanget post slettes',
      made: 'Personer, virksomheder, myndigheder, systemer og rettigheder, som er lavet eller ændret, slettes eller bliver som før',
      clock: 'Uret går tilbage til maskinens tid',
      log: 'Alle bliver logget ud, og loggen begynder forfra',
    },
    stays: 'Prøvenationens personer, systemer og adgangskoder er de samme bagefter. Det tager op til et halvt minut, og imens venter alle andre.',
    confirm: 'Nulstil sandkassen',
    cancel: 'Annullér',
    byProgram: 'Nulstil fra et program',
    command: 'Nulstil',
    done: 'Sandkassen er nulstillet',
    doneText: 'Prøvenationen er på plads igen, og alle er logget ud.',
  },
  en: {
    title: 'Reset the sandbox',
    lead: 'Everything that was made in the sandbox is deleted, and the demo nation is put back as it was when it was new.',
    happens: 'What happens',
    things: {
      letters: 'Letters, receipts, mailings and captured post are deleted',
      made: 'People, companies, authorities, systems and rights that were made or changed are deleted or put back',
      clock: "The clock goes back to the machine's time",
      log: 'Everybody is logged out, and the log begins anew',
    },
    stays: 'The people, systems and tokens of the demo nation are the same afterwards. It takes up to half a minute, and everybody else waits meanwhile.',
    confirm: 'Reset the sandbox',
    cancel: 'Cancel',
    byProgram: 'Reset from a program',
    command: 'Reset',
    done: 'The sandbox has been reset',
    doneText: 'The demo nation is in place again, and everybody has been logged out.',
  },
})
