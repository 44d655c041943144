/** A schema fault answers `memo.invalid` on the wire; a rule fault answers its own code. */
export type MemoFaultLevel = 'schema' | 'rule'

interface FaultText {
  readonly message: string
  readonly remedy: string
}

interface FaultDefinition {
  readonly level: MemoFaultLevel
  readonly da: FaultText
  readonly en: FaultText
}

const define = <Codes extends string>(definitions: Record<Codes, FaultDefinition>): Readonly<Record<Codes, FaultDefinition>> => definitions

/** Faults of XML itself. `{element}` and `{expected}` stand for the fault's own. */
const xmlFaults = define({
  'memo.xml.syntax': {
    level: 'schema',
    da: { message: 'XML kan ikke læses her. Forventet: {expected}.', remedy: 'Dan beskeden med et XML-bibliotek, og ret stedet.' },
    en: {
      message: 'The XML cannot be read here. Expected: {expected}.',
      remedy: 'Produce the message with an XML library and correct this place.',
    },
  },
  'memo.xml.truncated': {
    level: 'schema',
    da: { message: 'Beskeden slutter, før den er færdig. Mangler: {expected}.', remedy: 'Send hele beskeden igen.' },
    en: { message: 'The message ends before it is complete. Missing: {expected}.', remedy: 'Send the whole message again.' },
  },
  'memo.xml.tag.mismatch': {
    level: 'schema',
    da: { message: 'Slutmærket {element} passer ikke; her skal {expected} slutte.', remedy: 'Afslut elementerne i omvendt rækkefølge.' },
    en: { message: 'The end tag {element} does not fit; {expected} has to end here.', remedy: 'End the elements in reverse order.' },
  },
  'memo.xml.entity.unknown': {
    level: 'schema',
    da: { message: 'Entiteten er ikke kendt.', remedy: 'Brug kun &amp; &lt; &gt; &quot; &apos; og tegnreferencer.' },
    en: { message: 'The entity is not known.', remedy: 'Use only &amp; &lt; &gt; &quot; &apos; and character references.' },
  },
  'memo.xml.character.not.allowed': {
    level: 'schema',
    da: { message: 'Tegnet må ikke stå i XML.', remedy: 'Fjern styretegn og ugyldige tegn.' },
    en: { message: 'The character is not allowed in XML.', remedy: 'Remove control characters and invalid characters.' },
  },
  'memo.xml.utf8.invalid': {
    level: 'schema',
    da: { message: 'Bytene er ikke gyldig UTF-8.', remedy: 'Skriv beskeden i UTF-8.' },
    en: { message: 'The bytes are not valid UTF-8.', remedy: 'Write the message in UTF-8.' },
  },
  'memo.xml.attribute.duplicate': {
    level: 'schema',
    da: { message: 'Den samme attribut står to gange på {element}.', remedy: 'Fjern den ene.' },
    en: { message: 'The same attribute stands twice on {element}.', remedy: 'Remove one of them.' },
  },
  'memo.xml.prefix.undeclared': {
    level: 'schema',
    da: { message: 'Præfikset i {element} er ikke erklæret.', remedy: 'Erklær præfikset med xmlns.' },
    en: { message: 'The prefix in {element} is not declared.', remedy: 'Declare the prefix with xmlns.' },
  },
  'memo.xml.namespace.invalid': {
    level: 'rule',
    da: {
      message: 'Erklæringen af navnerum på {element} er ikke tilladt.',
      remedy: 'Fjern tomme navnerum til præfikser og ændringer af xml og xmlns.',
    },
    en: {
      message: 'The namespace declaration on {element} is not allowed.',
      remedy: 'Remove empty namespaces for prefixes and changes of xml and xmlns.',
    },
  },
  'memo.dtd.not.allowed': {
    level: 'rule',
    da: { message: 'En DTD (DOCTYPE) og egne entiteter er ikke tilladt.', remedy: 'Fjern DOCTYPE.' },
    en: { message: 'A DTD (DOCTYPE) and entities of its own are not allowed.', remedy: 'Remove the DOCTYPE.' },
  },
  'memo.encoding.not.allowed': {
    level: 'rule',
    da: { message: 'Beskeden er ikke i UTF-8.', remedy: 'Skriv beskeden i UTF-8, og angiv ingen anden tegnkodning.' },
    en: { message: 'The message is not in UTF-8.', remedy: 'Write the message in UTF-8 and state no other encoding.' },
  },
  'memo.nesting.too.deep': {
    level: 'rule',
    da: { message: 'Elementer er lagt mere end {expected} dybt.', remedy: 'Følg formatets opbygning.' },
    en: { message: 'Elements are nested more than {expected} deep.', remedy: 'Follow the structure of the format.' },
  },
  'memo.elements.too.many': {
    level: 'rule',
    da: { message: 'Beskeden har mere end {expected} elementer.', remedy: 'Del den i flere beskeder.' },
    en: { message: 'The message has more than {expected} elements.', remedy: 'Split it into several messages.' },
  },
  'memo.tag.too.long': {
    level: 'rule',
    da: { message: 'Et mærke med sine attributter er længere end {expected} bytes.', remedy: 'Brug kun formatets attributter.' },
    en: { message: 'A tag with its attributes is longer than {expected} bytes.', remedy: 'Use only the attributes of the format.' },
  },
  'memo.attributes.too.many': {
    level: 'rule',
    da: { message: 'Elementet {element} har mere end {expected} attributter.', remedy: 'Brug kun formatets attributter.' },
    en: { message: 'The element {element} has more than {expected} attributes.', remedy: 'Use only the attributes of the format.' },
  },
})

/** Faults against the schema: structure, attributes. */
const structureFaults = define({
  'memo.root.unexpected': {
    level: 'schema',
    da: { message: 'Beskeden begynder med {element} og ikke med {expected}.', remedy: 'Send en MeMo.' },
    en: { message: 'The message begins with {element} and not with {expected}.', remedy: 'Send a MeMo.' },
  },
  'memo.version.unknown': {
    level: 'schema',
    da: { message: 'Versionen i memoVersion er ikke kendt. Forventet: {expected}.', remedy: 'Skriv MeMo 1.1 eller 1.2.' },
    en: { message: 'The version in memoVersion is not known. Expected: {expected}.', remedy: 'Write MeMo 1.1 or 1.2.' },
  },
  'memo.element.unexpected': {
    level: 'schema',
    da: {
      message: 'Elementet {element} kan ikke stå her. Forventet: {expected}.',
      remedy: 'Fjern elementet, eller flyt det til sin plads.',
    },
    en: {
      message: 'The element {element} cannot stand here. Expected: {expected}.',
      remedy: 'Remove the element or move it to its place.',
    },
  },
  'memo.element.too.many': {
    level: 'schema',
    da: { message: 'Elementet {element} står for mange gange. Højst: {expected}.', remedy: 'Fjern de overskydende.' },
    en: { message: 'The element {element} stands too many times. At most: {expected}.', remedy: 'Remove those in excess.' },
  },
  'memo.element.missing': {
    level: 'schema',
    da: { message: 'Der mangler noget før {element}. Forventet: {expected}.', remedy: 'Tilføj det, der mangler.' },
    en: { message: 'Something is missing before {element}. Expected: {expected}.', remedy: 'Add what is missing.' },
  },
  'memo.text.not.allowed': {
    level: 'schema',
    da: { message: 'I {element} må der kun stå elementer og ingen tekst.', remedy: 'Fjern teksten.' },
    en: { message: '{element} may hold elements only and no text.', remedy: 'Remove the text.' },
  },
  'memo.attribute.not.allowed': {
    level: 'schema',
    da: { message: 'Attributten {expected} må ikke stå på {element}.', remedy: 'Fjern attributten.' },
    en: { message: 'The attribute {expected} is not allowed on {element}.', remedy: 'Remove the attribute.' },
  },
  'memo.attribute.missing': {
    level: 'schema',
    da: { message: 'Attributten {expected} mangler på {element}.', remedy: 'Tilføj attributten.' },
    en: { message: 'The attribute {expected} is missing on {element}.', remedy: 'Add the attribute.' },
  },
  'memo.attribute.invalid': {
    level: 'schema',
    da: { message: 'Attributten {expected} på {element} har en ugyldig værdi.', remedy: 'Ret værdien.' },
    en: { message: 'The attribute {expected} on {element} has an invalid value.', remedy: 'Correct the value.' },
  },
})

/** Faults against the schema: values. */
const valueFaults = define({
  'memo.value.too.long': {
    level: 'schema',
    da: { message: 'Teksten i {element} er længere end {expected} tegn.', remedy: 'Forkort teksten.' },
    en: { message: 'The text in {element} is longer than {expected} characters.', remedy: 'Shorten the text.' },
  },
  'memo.value.invalid': {
    level: 'schema',
    da: { message: 'Værdien i {element} er ugyldig. Forventet: {expected}.', remedy: 'Ret værdien.' },
    en: { message: 'The value in {element} is invalid. Expected: {expected}.', remedy: 'Correct the value.' },
  },
  'memo.content.invalid': {
    level: 'schema',
    da: { message: 'Filens indhold i {element} er ikke gyldig base64.', remedy: 'Kod filens bytes som base64 med udfyldning (=).' },
    en: {
      message: 'The file content in {element} is not valid base64.',
      remedy: 'Encode the bytes of the file as base64 with padding (=).',
    },
  },
})

/** Rules beyond the schema. Source: the national solution's own validation (stricter file names and addresses, September 2025). */
const ruleFaults = define({
  'memo.content.character.not.allowed': {
    level: 'rule',
    da: {
      message: 'Filens indhold i {element} har tegn, som ikke hører til base64.',
      remedy: 'Kod filens bytes som base64 uden andre tegn.',
    },
    en: {
      message: 'The file content in {element} has characters that do not belong to base64.',
      remedy: 'Encode the bytes of the file as base64 without other characters.',
    },
  },
  'main.document.missing': {
    level: 'rule',
    da: { message: 'En digital post skal have et hoveddokument.', remedy: 'Tilføj MessageBody med MainDocument.' },
    en: { message: 'A digital letter needs a main document.', remedy: 'Add MessageBody with MainDocument.' },
  },
  'additional.documents.not.allowed': {
    level: 'rule',
    da: { message: 'Der er mere end {expected} bilag.', remedy: 'Saml bilagene, eller del dem på flere beskeder.' },
    en: { message: 'There are more than {expected} additional documents.', remedy: 'Combine them or split them over several messages.' },
  },
  'empty.notification.not.allowed': {
    level: 'rule',
    da: { message: 'En NemSMS skal have en tekst i notification.', remedy: 'Skriv teksten i notification.' },
    en: { message: 'A NemSMS needs a text in notification.', remedy: 'Write the text in notification.' },
  },
  'contact.point.id.format.not.allowed': {
    level: 'rule',
    da: { message: 'Kontaktpunktets id i {element} er ikke et UUID.', remedy: 'Brug id fra kontaktstrukturen.' },
    en: { message: 'The contact point id in {element} is not a UUID.', remedy: 'Use the id from the contact structure.' },
  },
  'file.empty.not.allowed': {
    level: 'rule',
    da: { message: 'Filen er tom.', remedy: 'Fjern filen, eller send dens indhold.' },
    en: { message: 'The file is empty.', remedy: 'Remove the file or send its content.' },
  },
  'file.name.not.allowed': {
    level: 'rule',
    da: {
      message: 'Filnavnet er tomt eller har tegn, som ikke er tilladt.',
      remedy: 'Undgå < > : " / \\ | ? *, linjeskift og særlige mellemrum.',
    },
    en: {
      message: 'The file name is empty or has characters that are not allowed.',
      remedy: 'Avoid < > : " / \\ | ? *, line breaks and special spaces.',
    },
  },
  'action.url.not.allowed': {
    level: 'rule',
    da: { message: 'Handlingens adresse skal være en fuld https-adresse.', remedy: 'Skriv adressen med https:// foran.' },
    en: { message: 'The address of an action has to be a full https address.', remedy: 'Write the address with https:// in front.' },
  },
})

/** Every fault that reading a letter can find, with its texts: the only registry. */
export const memoFaultTexts = { ...xmlFaults, ...structureFaults, ...valueFaults, ...ruleFaults } as const

export type MemoFaultCode = keyof typeof memoFaultTexts
