import { defineProblems } from '../../platform/problems/index.ts'

export const recallProblems = defineProblems({
  'recall.letter.not.checked': {
    status: 409,
    da: { message: 'Meddelelsen er taget imod, men endnu ikke kontrolleret.', remedy: 'Prøv igen om et øjeblik.' },
    en: { message: 'The message was accepted but is not checked yet.', remedy: 'Try again in a moment.' },
  },
  'recall.already.done': {
    status: 409,
    da: { message: 'Meddelelsen er allerede tilbagekaldt og bliver aldrig leveret.', remedy: 'Der er ikke mere at gøre.' },
    en: { message: 'The message has been recalled already and is never delivered.', remedy: 'There is nothing more to do.' },
  },
  'recall.letter.rejected': {
    status: 409,
    da: { message: 'Meddelelsen blev afvist og er aldrig leveret.', remedy: 'Den skal ikke tilbagekaldes; forretningskvitteringen siger, hvorfor den blev afvist.' },
    en: { message: 'The message was rejected and never delivered.', remedy: 'It needs no recall; its business receipt says why it was rejected.' },
  },
  'recall.no.value.date': {
    status: 409,
    da: { message: 'Meddelelsen blev sendt uden valørdato og gik videre med det samme.', remedy: 'Kun en meddelelse med en valørdato, der ikke er nået, kan tilbagekaldes.' },
    en: { message: 'The message was sent without a value date and went on at once.', remedy: 'Only a message whose value date is still to come can be recalled.' },
  },
  'recall.too.late': {
    status: 409,
    da: { message: 'Meddelelsens valørdato er nået, så den er på vej eller leveret.', remedy: 'Skriv til modtageren, hvis noget er forkert.' },
    en: { message: "The message's value date has come, so it is on its way or delivered.", remedy: 'Write to the recipient if something is wrong.' },
  },
  'recall.nemsms.waits': {
    status: 409,
    da: { message: 'Meddelelsen er en NemSMS, der venter på, at modtageren tilmelder sig. Den venter ikke på en valørdato.', remedy: 'Kun en meddelelse med en valørdato, der ikke er nået, kan tilbagekaldes.' },
    en: { message: 'The message is a NemSMS that waits for the recipient to subscribe. It does not wait for a value date.', remedy: 'Only a message whose value date is still to come can be recalled.' },
  },
})
