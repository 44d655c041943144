export { makeSshKeyPair } from './host-key.ts'
export { readSshPublicKey } from './public-key.ts'
export type { SshPublicKey } from './public-key.ts'
export type { SftpLogin } from './sftp-connection.ts'
