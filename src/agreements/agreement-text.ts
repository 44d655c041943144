import type { Language } from '../platform/i18n/index.ts'
import type { PdfPart } from '../platform/pdf/index.ts'
import { textVersion } from './agreement.ts'

interface AgreementText {
  readonly title: string
  readonly parts: readonly PdfPart[]
}

/** Who signs. */
export interface Party {
  readonly name: string
  readonly cvrNumber: string | null
}

const danish = ({ name, cvrNumber }: Party): AgreementText => ({
  title: 'Tilslutningsaftale',
  parts: [
    { paragraph: 'Aftalen er mellem myndigheden og den, der driver platformen (operatøren). Den gælder, fra operatøren har godkendt den, og til en af parterne siger den op.' },
    { facts: [['Myndighed', name], ['CVR-nummer', cvrNumber ?? '–'], ['Aftaletekst', textVersion]] },
    { heading: '1. Hvad myndigheden får' },
    { paragraph: 'Myndigheden kan sende digital post til borgere, virksomheder og andre myndigheder, modtage post og administrere det selv: systemer, kontaktpunkter og rettigheder.' },
    { heading: '2. Hvad myndigheden står inde for' },
    { list: [
      'At den har hjemmel til at sende det, den sender, og kun sender til dem, det vedrører.',
      'At dens rettighedsadministrator giver medarbejdere de rettigheder, de har brug for, og tager dem tilbage igen.',
      'At nøgler og adgange til dens systemer opbevares sikkert, og at operatøren får besked, hvis de kan være kommet i andres hænder.',
      'At den følger de frister og regler, der gælder for digital post.',
    ] },
    { heading: '3. Hvad operatøren står inde for' },
    { list: [
      'At post, der er modtaget, ikke går tabt, og at der gives kvittering for den.',
      'At indholdet opbevares krypteret, og at enhver adgang til det fremgår af en log.',
      'At driftsforstyrrelser meldes ud, så snart de er kendt.',
    ] },
    { heading: '4. Personoplysninger' },
    { paragraph: 'Myndigheden er dataansvarlig for den post, den sender og modtager. Operatøren behandler den alene efter myndighedens instruks, og kun så længe det er nødvendigt for at levere den.' },
    { heading: '5. Ophør' },
    { paragraph: 'Begge parter kan sige aftalen op med tre måneders varsel. Post, der ikke er afhentet, bliver stående i den tid, loven kræver.' },
    { heading: 'Underskrift' },
    { paragraph: 'Underskrives på myndighedens vegne af en, der kan forpligte den.' },
    { facts: [['Dato', ' '], ['Navn og stilling', ' '], ['Underskrift', ' ']] },
  ],
})

const english = ({ name, cvrNumber }: Party): AgreementText => ({
  title: 'Connection agreement',
  parts: [
    { paragraph: 'This agreement is between the authority and whoever runs the platform (the operator). It holds from the moment the operator approves it until one of the parties ends it.' },
    { facts: [['Authority', name], ['CVR number', cvrNumber ?? '–'], ['Text', textVersion]] },
    { heading: '1. What the authority gets' },
    { paragraph: 'The authority can send digital post to citizens, companies and other authorities, receive post, and administer this itself: systems, contact points and rights.' },
    { heading: '2. What the authority answers for' },
    { list: [
      'That it has a legal basis for what it sends, and sends it only to those whom it concerns.',
      'That its rights administrator gives employees the rights that they need, and takes them back.',
      'That keys and access to its systems are kept safe, and the operator is told when others may have got hold of them.',
      'That it keeps the deadlines and rules of digital post.',
    ] },
    { heading: '3. What the operator answers for' },
    { list: [
      'That post that was received is not lost, and is acknowledged by a receipt.',
      'That contents are kept encrypted, and every access to them stands in a log.',
      'That disturbances are announced as soon as they are known.',
    ] },
    { heading: '4. Personal data' },
    { paragraph: 'The authority is the controller of the post that it sends and receives. The operator processes it on the instructions of the authority alone, and only as long as it takes to deliver it.' },
    { heading: '5. End' },
    { paragraph: 'Either party can end the agreement at three months’ notice. Post that was not fetched stays as long as the law demands.' },
    { heading: 'Signature' },
    { paragraph: 'To be signed for the authority by somebody who can bind it.' },
    { facts: [['Date', ' '], ['Name and position', ' '], ['Signature', ' ']] },
  ],
})

/** The agreement as it is to be signed, in words of our own. */
export const agreementText: Readonly<Record<Language, (party: Party) => AgreementText>> = { da: danish, en: english }
