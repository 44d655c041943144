/**
 * Why a letter gets a business receipt INVALID or NOT_ALLOWED. Known codes of the wire keep their names (ngdp.md §2.10);
 * ours are in their style. Published at /docs/errors. The English sentence travels in the receipt.
 */
interface ReceiptCodeText {
  readonly status: 'INVALID' | 'NOT_ALLOWED'
  readonly da: { readonly message: string; readonly remedy: string }
  readonly en: { readonly message: string; readonly remedy: string }
}

export const receiptCodes = {
  'memo.invalid': {
    status: 'INVALID',
    da: { message: 'Meddelelsen følger ikke MeMo-formatet.', remedy: 'Ret de nævnte steder, og send den med et nyt messageUUID.' },
    en: { message: 'The message does not follow the MeMo format.', remedy: 'Correct the places named and send it with a new messageUUID.' },
  },
  'memo.uuid.mismatch': {
    status: 'INVALID',
    da: { message: 'messageUUID i meddelelsen er et andet end det, den blev sendt under.', remedy: 'Brug samme messageUUID begge steder.' },
    en: { message: 'The messageUUID in the message differs from the one it was sent under.', remedy: 'Use the same messageUUID in both places.' },
  },
  'contact.point.id.format.not.allowed': {
    status: 'INVALID',
    da: { message: 'contactPointID er ikke et UUID.', remedy: 'Brug kontaktpunktets ID fra kontaktstrukturen.' },
    en: { message: 'contactPointID is not a UUID.', remedy: 'Use the ID of the contact point from the contact structure.' },
  },
  'empty.notification.not.allowed': {
    status: 'INVALID',
    da: { message: 'En NemSMS skal have en tekst i notification.', remedy: 'Skriv teksten, og send igen.' },
    en: { message: 'A NemSMS needs a text in notification.', remedy: 'Write the text and send again.' },
  },
  'file.empty.not.allowed': {
    status: 'INVALID',
    da: { message: 'En fil er tom.', remedy: 'Vedlæg filens indhold, eller udelad filen.' },
    en: { message: 'A file is empty.', remedy: 'Attach its content or leave the file out.' },
  },
  'file.name.not.allowed': {
    status: 'INVALID',
    da: { message: 'Et filnavn indeholder tegn, der ikke er tilladt.', remedy: 'Omdøb filen uden < > : " / \\ | ? * og usynlige mellemrum.' },
    en: { message: 'A file name contains characters that are not allowed.', remedy: 'Rename the file without < > : " / \\ | ? * and invisible spaces.' },
  },
  'file.extension.not.allowed': {
    status: 'INVALID',
    da: { message: 'En filtype er ikke tilladt i Digital Post.', remedy: 'Send filen i et af de tilladte formater, fx PDF.' },
    en: { message: 'A file type is not allowed in Digital Post.', remedy: 'Send the file in one of the allowed formats, e.g. PDF.' },
  },
  'file.content.mismatch': {
    status: 'INVALID',
    da: { message: 'En fils indhold passer ikke til dens navn eller type.', remedy: 'Kontrollér, at endelse, encodingFormat og indhold er af samme type.' },
    en: { message: 'The content of a file does not match its name or type.', remedy: 'Check that extension, encodingFormat and content are of the same type.' },
  },
  'file.virus.found': {
    status: 'INVALID',
    da: { message: 'En fil indeholder en virus.', remedy: 'Undersøg, hvor filen kommer fra, og send meddelelsen uden den med et nyt messageUUID.' },
    en: { message: 'A file contains a virus.', remedy: 'Find out where it comes from, and send the message without it with a new messageUUID.' },
  },
  'file.scan.limit.exceeded': {
    status: 'INVALID',
    da: { message: 'En fil kunne ikke undersøges helt for virus, fordi den er for stor eller pakket i for mange lag.', remedy: 'Del filen op, eller send den upakket.' },
    en: { message: 'A file could not be scanned for viruses as a whole, since it is too large or packed in too many layers.', remedy: 'Split the file or send it unpacked.' },
  },
  'html.not.allowed': {
    status: 'INVALID',
    da: { message: 'Et HTML-dokument indeholder noget, der ikke må vises, fx scripts.', remedy: 'Fjern det; POST validations/ viser det samme svar.' },
    en: { message: 'An HTML document contains something that must not be shown, such as scripts.', remedy: 'Remove it; POST validations/ gives the same answer.' },
  },
  'action.url.not.allowed': {
    status: 'INVALID',
    da: { message: 'Adressen i en handling er ikke en fuld https-adresse.', remedy: 'Brug en adresse, der begynder med https://.' },
    en: { message: 'The address in an action is not an absolute https address.', remedy: 'Use an address that begins with https://.' },
  },
  'additional.documents.not.allowed': {
    status: 'INVALID',
    da: { message: 'Der er flere end 10 ekstra dokumenter.', remedy: 'Saml dokumenterne, eller send flere meddelelser.' },
    en: { message: 'There are more than 10 additional documents.', remedy: 'Combine the documents or send several messages.' },
  },
  'main.document.missing': {
    status: 'INVALID',
    da: { message: 'En DIGITALPOST-meddelelse skal have et hoveddokument.', remedy: 'Tilføj MessageBody med et MainDocument.' },
    en: { message: 'A DIGITALPOST message needs a main document.', remedy: 'Add a MessageBody with a MainDocument.' },
  },
  'memo.sender.not.allowed': {
    status: 'NOT_ALLOWED',
    da: { message: 'Meddelelsens afsender er en anden end systemets organisation.', remedy: 'Brug organisationens eget CVR-nummer som senderID.' },
    en: { message: 'The sender in the message is not the organisation of the system.', remedy: "Use the organisation's own CVR number as senderID." },
  },
  'mandatory.not.allowed': {
    status: 'NOT_ALLOWED',
    da: { message: 'Organisationen må ikke sende obligatorisk post.', remedy: 'Fjern mandatory, eller søg om tilladelsen.' },
    en: { message: 'The organisation may not send mandatory post.', remedy: 'Remove mandatory or apply for the permission.' },
  },
  'legal.notification.not.allowed': {
    status: 'NOT_ALLOWED',
    da: { message: 'Organisationen må ikke forkynde.', remedy: 'Fjern legalNotification, eller søg om tilladelsen.' },
    en: { message: 'The organisation may not serve legal notices.', remedy: 'Remove legalNotification or apply for the permission.' },
  },
  'recipient.type.not.allowed': {
    status: 'NOT_ALLOWED',
    da: { message: 'En virksomhed kan kun skrive til myndigheder.', remedy: 'Skriv til en myndighed.' },
    en: { message: 'A company can only write to authorities.', remedy: 'Write to an authority.' },
  },
  'recipient.id.type.not.allowed': {
    status: 'INVALID',
    da: { message: 'Modtagerens idType er hverken CPR eller CVR, eller nummeret har en forkert form.', remedy: 'Brug CPR med 10 cifre eller CVR med 8.' },
    en: { message: "The recipient's idType is neither CPR nor CVR, or the number has a wrong form.", remedy: 'Use CPR with 10 digits or CVR with 8.' },
  },
  'recipient.not.found': {
    status: 'INVALID',
    da: { message: 'Modtageren findes ikke.', remedy: 'Kontrollér nummeret.' },
    en: { message: 'The recipient does not exist.', remedy: 'Check the number.' },
  },
  'recipient.closed': {
    status: 'INVALID',
    da: { message: 'Modtageren er død, eller virksomheden er ophørt.', remedy: 'Send ikke digitalt; find boet eller efterfølgeren.' },
    en: { message: 'The recipient has died, or the company has closed.', remedy: 'Do not send digitally; find the estate or the successor.' },
  },
  'recipient.not.registered': {
    status: 'INVALID',
    da: { message: 'Modtageren er ikke tilmeldt Digital Post.', remedy: 'Send brevet på en anden måde.' },
    en: { message: 'The recipient is not enrolled in Digital Post.', remedy: 'Send the letter another way.' },
  },
  'recipient.exempt': {
    status: 'INVALID',
    da: { message: 'Modtageren er fritaget for Digital Post.', remedy: 'Send på papir, eller sæt systemet til at gøre det.' },
    en: { message: 'The recipient is exempt from Digital Post.', remedy: 'Send on paper, or set the system to do so.' },
  },
  'nemsms.not.subscribed': {
    status: 'INVALID',
    da: { message: 'Modtageren blev ikke tilmeldt NemSMS inden fristen.', remedy: 'Send brevet på en anden måde.' },
    en: { message: 'The recipient did not subscribe to NemSMS in time.', remedy: 'Send the message another way.' },
  },
  'do.not.deliver.until.date.too.early': {
    status: 'INVALID',
    da: { message: 'doNotDeliverUntilDate ligger i fortiden.', remedy: 'Udelad datoen, eller vælg en, der kommer.' },
    en: { message: 'doNotDeliverUntilDate lies in the past.', remedy: 'Leave the date out or choose one to come.' },
  },
  'do.not.deliver.until.date.too.late': {
    status: 'INVALID',
    da: { message: 'doNotDeliverUntilDate ligger mere end 365 dage fremme.', remedy: 'Vælg en tidligere dato.' },
    en: { message: 'doNotDeliverUntilDate lies more than 365 days ahead.', remedy: 'Choose an earlier date.' },
  },
} as const satisfies Record<string, ReceiptCodeText>

export type ReceiptCode = keyof typeof receiptCodes

export const isReceiptCode = (code: string): code is ReceiptCode => Object.hasOwn(receiptCodes, code)

/** The receipt's sentence: what is wrong, facts of this case, what to do. */
export const receiptSentence = (code: ReceiptCode, detail?: string): string =>
  [receiptCodes[code].en.message, detail, receiptCodes[code].en.remedy].filter((part) => part !== undefined).join(' ')
