import { randomBytes } from 'node:crypto'

/** The client that the portal is at its identity provider. */
export const client = { clientId: 'brevdue', clientSecret: 'a secret of the deployment' }

/** An environment in which production starts, once the addresses in it are real. */
export const productionEnvironment = (folder: string, databaseUrl: string): Record<string, string> => ({
  BREVDUE_MODE: 'production',
  BREVDUE_DATA: folder,
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: 'https://post.example.dk',
  OIDC_ISSUER: 'https://login.example.dk',
  OIDC_CLIENT_ID: client.clientId,
  OIDC_CLIENT_SECRET: client.clientSecret,
  BREVDUE_MASTER_KEYS: `2026-11:${randomBytes(32).toString('base64')}`,
  SMTP_URL: 'smtps://brevdue:hemmelig@mail.example.dk',
  MAIL_FROM: 'Brevdue <post@example.dk>',
  PORT: '0',
  SYSTEM_PORT: '0',
  OPERATIONS_PORT: '0',
  TRUSTED_PROXIES: '127.0.0.1',
})
