interface Purpose {
  readonly da: string
  readonly en: string
}

/** What the demo nation's people and organisations are good for (sandbox.md, Demo nation). */
export const demoTags = {
  'citizen-with-post': { da: 'Borger med post i alle mapper', en: 'Citizen with post in every folder' },
  'citizen-exempt': { da: 'Fritaget borger', en: 'Exempt citizen' },
  'citizen-departed': { da: 'Udrejst borger uden tilmelding', en: 'Departed citizen who is not enrolled' },
  'citizen-departed-enrolled': { da: 'Udrejst borger, frivilligt tilmeldt', en: 'Departed citizen, enrolled voluntarily' },
  'citizen-child': { da: 'Barn på 14 år, fylder 15 om 60 dage', en: 'Child of 14, turns 15 in 60 days' },
  'citizen-dead': { da: 'Afdød borger', en: 'Dead citizen' },
  'citizen-protected-address': { da: 'Borger med navne- og adressebeskyttelse', en: 'Citizen with a protected name and address' },
  'citizen-nemsms': { da: 'Borger tilmeldt NemSMS', en: 'Citizen enrolled in NemSMS' },
  'citizen-business-owner': { da: 'Borger, der også ejer en enkeltmandsvirksomhed', en: 'Citizen who owns a one-person firm too' },
  'company-one-person': { da: 'Enkeltmandsvirksomhed', en: 'One-person firm' },
  'company-receiver-system': { da: 'Virksomhed med 40 ansatte og modtagersystem', en: 'Company with 40 employees and a receiver system' },
  'company-exempt': { da: 'Fritaget virksomhed', en: 'Exempt company' },
  'company-quiet-period': { da: 'Ny virksomhed i sin stille periode', en: 'New company in its quiet period' },
  'company-closed': { da: 'Ophørt virksomhed', en: 'Closed company' },
  'company-sender-system': { da: 'Virksomhed med afsendersystem', en: 'Company with a sender system' },
  'company-with-post': { da: 'Virksomhed, hvis medarbejdere læser posten her', en: 'Company whose employees read its post here' },
  'accountant-1000-companies': { da: 'Revisor, der handler for 1.000 virksomheder', en: 'Accountant who acts for 1,000 companies' },
  'company-first-login': { da: 'Virksomhed uden rettighedsadministrator; dens ejer bliver det ved første login', en: 'Company without a rights administrator; its owner becomes one at the first login' },
  'authority-municipality': { da: 'Kommune med kontaktpunkter og modtagersystemer', en: 'Municipality with contact points and receiver systems' },
  'authority-mandatory': { da: 'Styrelse, der må sende obligatorisk post', en: 'Agency that may send mandatory post' },
  'authority-legal-notices': { da: 'Ret, der må forkynde', en: 'Court that may send legal notices' },
  'authority-not-contactable': { da: 'Myndighed, der ikke kan kontaktes, men henter sin post', en: 'Authority that cannot be contacted but picks up its post' },
  'authority-no-receiver': { da: 'Myndighed uden modtagersystem', en: 'Authority without receiver system' },
  'authority-paper': { da: 'Kommune, hvis afsendersystem sender papir til fritagne', en: 'Municipality whose sender system sends paper to the exempt' },
  'authority-operator': { da: 'Myndighed, der driver platformen', en: 'Authority that runs the platform' },
  'authority-every-right': { da: 'Myndighed med en medarbejder for hver rettighed, også en systemforvalter', en: 'Authority with an employee for each right, System support among them' },
  'authority-not-connected': { da: 'Myndighed, der endnu ikke er tilsluttet', en: 'Authority that is not connected yet' },
  'canary': { da: 'Navn og nummer, der aldrig må stå i en log', en: 'Name and number that must never stand in a log' },
} as const satisfies Record<string, Purpose>

export type DemoTag = keyof typeof demoTags
