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
  'system.primary.needed': {
    status: 409,
    da: { message: 'Det primære modtagersystem kan ikke slettes, så længe organisationen har et andet.', remedy: 'Vælg først et andet modtagersystem som det primære.' },
    en: { message: 'The primary receiver system cannot be deleted while the organisation has another.', remedy: 'Choose another receiver system as the primary one first.' },
  },
  'system.not.eligible.as.primary': {
    status: 409,
    da: { message: 'Kun et aktivt modtagersystem kan være det primære.', remedy: 'Vælg et aktivt modtagersystem, eller aktivér dette først.' },
    en: { message: 'Only an active receiver system can be the primary one.', remedy: 'Choose an active receiver system, or activate this one first.' },
  },
  'system.certificate.unreadable': {
    status: 400,
    da: { message: 'Filen er ikke ét certifikat.', remedy: 'Send certifikatet alene, i PEM-format, uden udstederens og uden privat nøgle.' },
    en: { message: 'The file is not one certificate.', remedy: 'Send the certificate alone, as PEM, without that of its issuer and without a private key.' },
  },
  'system.certificate.expired': {
    status: 400,
    da: { message: 'Certifikatet er udløbet.', remedy: 'Send et certifikat, der stadig gælder.' },
    en: { message: 'The certificate has expired.', remedy: 'Send one that is still valid.' },
  },
  'system.certificate.not.trusted': {
    status: 400,
    da: { message: 'Certifikatet kan ikke bruges her.', remedy: 'Brug et gyldigt OCES-certifikat til virksomhed eller funktion, som ikke er spærret.' },
    en: { message: 'The certificate cannot be used here.', remedy: 'Use a valid OCES certificate of a company or function that is not revoked.' },
  },
  'system.certificate.wrong.cvr': {
    status: 400,
    da: { message: 'Certifikatets CVR-nummer er hverken organisationens eller den leverandørs, som systemet er overladt til.', remedy: 'Brug organisationens eget certifikat, eller ret systemets leverandør.' },
    en: { message: 'The certificate names neither the organisation nor the supplier that the system is delegated to.', remedy: "Use the organisation's own certificate, or correct the supplier of the system." },
  },
  'system.ssh.key.unreadable': {
    status: 400,
    da: { message: 'Filen er ikke én offentlig SSH-nøgle.', remedy: 'Send filen, som ssh-keygen kaldte .pub.' },
    en: { message: 'The file is not one public SSH key.', remedy: 'Send the file that ssh-keygen called .pub.' },
  },
  'system.ssh.key.private': {
    status: 400,
    da: { message: 'Filen er en privat nøgle.', remedy: 'Send den offentlige, og betragt den private som røbet: lav et nyt par.' },
    en: { message: 'The file is a private key.', remedy: 'Send the public one, and take the private one as known to others: make a new pair.' },
  },
  'system.ssh.key.not.accepted': {
    status: 400,
    da: { message: 'Denne slags nøgle kan ikke bruges.', remedy: 'Brug Ed25519, ECDSA eller RSA med mindst 2048 bit.' },
    en: { message: 'A key of this kind cannot be used.', remedy: 'Use Ed25519, ECDSA, or RSA of at least 2048 bits.' },
  },
})
