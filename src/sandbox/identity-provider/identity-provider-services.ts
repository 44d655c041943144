import type { LoginServices } from '../../login/index.ts'
import type { Settings } from '../../platform/configuration/index.ts'

export interface IdentityProviderServices extends LoginServices {
  readonly settings: LoginServices['settings'] & Pick<Settings, 'BREVDUE_SANDBOX_ALLOW'>
}
