export { EmbeddedPostgresError, type EmbeddedPostgresFailure } from './embedded-postgres-error.ts'
export { removeEmbeddedPostgres } from './remove-embedded-postgres.ts'
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start-embedded-postgres.ts'
