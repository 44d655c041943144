import { defineProblems } from '../platform/problems/index.ts'

export const systemProblems = defineProblems({
  // One sentence for every cause: which part was wrong would help whoever guesses.
  'system.authentication.failed': {
    status: 401,
    da: {
      message: 'Systemet kunne ikke genkendes.',
      remedy: 'Kontrollér certifikat, system-id og token, og at kaldet kommer fra en af systemets adresser.',
    },
    en: {
      message: 'The system was not recognised.',
      remedy: 'Check certificate, system id and token, and that the call comes from one of the addresses of the system.',
    },
  },
  'system.deleted': {
    status: 403,
    da: { message: 'Systemet er slettet.', remedy: 'Brug et andet af organisationens systemer, eller opret et nyt.' },
    en: { message: 'The system has been deleted.', remedy: 'Use another system of the organisation, or create a new one.' },
  },
  'system.not.yet.active': {
    status: 403,
    da: { message: 'Systemet er endnu ikke aktivt.', remedy: 'Bed organisationens systemforvalter om at aktivere det.' },
    en: { message: 'The system is not active yet.', remedy: 'Ask the system manager of the organisation to activate it.' },
  },
  'system.deactivated': {
    status: 403,
    da: { message: 'Systemet er deaktiveret.', remedy: 'Bed organisationens systemforvalter om at aktivere det igen.' },
    en: { message: 'The system is deactivated.', remedy: 'Ask the system manager of the organisation to activate it again.' },
  },
  'system.not.sender': {
    status: 403,
    da: { message: 'Systemet er ikke et afsendersystem.', remedy: 'Brug et af organisationens afsendersystemer.' },
    en: { message: 'The system is not a sender system.', remedy: 'Use a sender system of the organisation.' },
  },
  'system.not.recipient': {
    status: 403,
    da: { message: 'Systemet er ikke et modtagersystem.', remedy: 'Brug et af organisationens modtagersystemer.' },
    en: { message: 'The system is not a recipient system.', remedy: 'Use a recipient system of the organisation.' },
  },
  'system.invalid': {
    status: 400,
    da: { message: 'Oplysningerne om systemet er ikke i orden.', remedy: 'Ret de nævnte felter.' },
    en: { message: 'The description of the system is not in order.', remedy: 'Correct the fields named.' },
  },
  'system.too.many.recipients': {
    status: 409,
    da: { message: 'Organisationen har allerede det antal modtagersystemer, den må have.', remedy: 'Slet et modtagersystem først.' },
    en: { message: 'The organisation already has as many recipient systems as it may have.', remedy: 'Delete a recipient system first.' },
  },
})
