import { bytea, change, execute, machineTimestamp, text } from '../platform/database/index.ts'

export const insertLoginAttempt = execute({
  stateSha256: bytea,
  provider: text(),
  nonce: text(),
  codeVerifier: text(),
  returnTo: text(),
  expiresAt: machineTimestamp,
})`
  INSERT INTO login_attempts (state_sha256, provider, nonce, code_verifier, return_to, expires_at)
  VALUES (${'stateSha256'}, ${'provider'}, ${'nonce'}, ${'codeVerifier'}, ${'returnTo'}, ${'expiresAt'})`

/** Takes an attempt away, so that of two calls with one state a single one gets it. */
export const deleteLoginAttempt = change(
  { stateSha256: bytea, now: machineTimestamp },
  { provider: text(), nonce: text(), codeVerifier: text(), returnTo: text() },
)`
  DELETE FROM login_attempts
  WHERE login_attempts.state_sha256 = ${'stateSha256'} AND login_attempts.expires_at > ${'now'}
  RETURNING login_attempts.provider, login_attempts.nonce, login_attempts.code_verifier, login_attempts.return_to`

export const deleteLoginAttemptsBefore = execute({ before: machineTimestamp })`
  DELETE FROM login_attempts WHERE login_attempts.expires_at < ${'before'}`
