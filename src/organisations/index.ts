import type { Brand } from '../platform/brand.ts'

export type OrganisationId = Brand<string, 'OrganisationId'>
