import { defineProblems } from '../../platform/problems/index.ts'

/** What SFTP alone refuses; it travels in the reason files of `rejected/`. */
export const sftpProblems = defineProblems({
  'sftp.file.name.not.accepted': {
    status: 400,
    da: { message: 'En fil med dette navn tages ikke imod.', remedy: 'Kald den <UUID>.xml eller <UUID>.tar, .tar.lzma, .tar.xz, .tar.gz eller .tar.zst; .part bagefter, indtil den er hel.' },
    en: { message: 'A file of this name is not taken.', remedy: 'Call it <UUID>.xml or <UUID>.tar, .tar.lzma, .tar.xz, .tar.gz or .tar.zst; with .part behind it until it is whole.' },
  },
  'sftp.sent.before': {
    status: 409,
    da: { message: 'Det samme er allerede taget imod under et andet navn eller ad en anden vej. Det er ikke taget imod igen.', remedy: 'Brug kvitteringen for den første forsendelse.' },
    en: { message: 'The same was already taken in under another name or by another way. It was not taken in again.', remedy: 'Use the receipt of the first transmission.' },
  },
})
