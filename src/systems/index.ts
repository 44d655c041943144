import type { Brand } from '../platform/brand.ts'

export type SystemId = Brand<string, 'SystemId'>
