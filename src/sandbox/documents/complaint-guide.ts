import type { FilledLetter } from './fill-letter.ts'

/** The leaflet that comes with a decision: how to complain about it. */
export function complaintGuideFor(letter: FilledLetter): FilledLetter {
  const { occasion, caseNumber, signedBy } = letter
  return {
    title: 'Sådan klager du',
    notification: '',
    occasion,
    caseNumber,
    signedBy,
    body: [
      `Du kan klage over vores afgørelse i sag ${caseNumber}. Det er gratis, og du behøver ingen advokat.`,
      { heading: 'Frist' },
      'Klagen skal være hos os senest fire uger efter den dag, du fik afgørelsen i Digital Post. Er den sidste dag en lørdag, søndag eller helligdag, gælder den næste hverdag.',
      { heading: 'Sådan gør du' },
      { points: ['Svar på brevet med afgørelsen, eller ring til os, så skriver vi klagen ned.', 'Skriv, hvad du er uenig i, og hvad du gerne vil opnå.', 'Send det med, som vi ikke har set: billeder, lægebreve, regninger.'] },
      { heading: 'Det sker bagefter' },
      'Først ser vi på sagen igen. Mener vi det samme som før, sender vi klagen og sagens papirer videre til klageinstansen inden fire uger, og du får en kopi af det, vi skriver. Klageinstansen kan fastholde, ændre eller ophæve afgørelsen eller bede os begynde forfra.',
      'Du har ret til at se sagens papirer, og du må have en anden til at hjælpe dig. Giv dem en fuldmagt, så vi må tale med dem.',
    ],
  }
}
