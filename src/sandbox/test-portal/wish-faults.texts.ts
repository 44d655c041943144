import { texts } from '../../platform/i18n/index.ts'

/** What is wrong with a field, and what to do. */
export const wishFaultTexts = texts({
  da: {
    nameMissing: 'Skriv et navn.',
    employeeNameMissing: 'Skriv medarbejderens navn.',
    numberMissing: 'Skriv organisationens CVR-nummer, eller vælg den fra listen.',
    tooLong: 'Navnet er for langt. Skriv højst 140 tegn.',
    noDay: 'Det er ikke en dag. Skriv dag, måned og år, f.eks. 24.12.1980.',
    notBornYet: 'Dagen ligger i fremtiden. Skriv en fødselsdag, der har været.',
    tooOld: 'Så gammel er ingen. Skriv en fødselsdag inden for de sidste 120 år.',
    passed: 'Dagen er gået. Skriv i dag eller en senere dag.',
    addressIncomplete: 'Adressen er ikke hel. Udfyld hele adressen, eller lad alle felterne stå tomme.',
    noCvrNumber: 'Et CVR-nummer har otte cifre, f.eks. 99998000.',
    noTestNumber: 'Prøvenumre begynder med 9999. Skriv et af dem, eller lad feltet stå tomt.',
    numberTaken: 'Nummeret har en anden organisation. Vælg et andet, eller lad feltet stå tomt.',
    organisationUnknown: 'Ingen virksomhed eller myndighed i sandkassen har det nummer. Vælg en fra listen, eller opret den først.',
    noCprNumber: 'Et CPR-nummer har ti cifre, f.eks. 7101901234.',
    personUnknown: 'Ingen borger i sandkassen har det nummer. Opret borgeren først.',
  },
  en: {
    nameMissing: 'Write a name.',
    employeeNameMissing: 'Write the name of the employee.',
    numberMissing: 'Write the CVR number of the organisation, or choose it from the list.',
    tooLong: 'The name is too long. Write at most 140 characters.',
    noDay: 'That is not a day. Write day, month and year, e.g. 24.12.1980.',
    notBornYet: 'The day lies in the future. Write a birthday that has been.',
    tooOld: 'Nobody is that old. Write a birthday within the last 120 years.',
    passed: 'The day has passed. Write today or a later day.',
    addressIncomplete: 'The address is not whole. Fill in all of it, or leave all of its fields empty.',
    noCvrNumber: 'A CVR number has eight digits, e.g. 99998000.',
    noTestNumber: 'Test numbers begin with 9999. Write one of them, or leave the field empty.',
    numberTaken: 'Another organisation has this number. Choose another, or leave the field empty.',
    organisationUnknown: 'No company or authority of the sandbox has this number. Choose one from the list, or make it first.',
    noCprNumber: 'A CPR number has ten digits, e.g. 7101901234.',
    personUnknown: 'No citizen of the sandbox has this number. Make the citizen first.',
  },
})
