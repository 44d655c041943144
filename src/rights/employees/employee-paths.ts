import type { IdentityId } from '../../login/index.ts'
import type { GrantId } from '../grants/grant.ts'
import { rightsPaths } from '../portal/rights-paths.ts'

/** Where an employee of another organisation is found. */
export const findEmployeePath = `${rightsPaths.employees}/find`

type Act = 'give' | 'edit' | 'deactivate' | 'reactivate'

/** An employee, or something that is done about him. */
export const employeePath = (identityId: IdentityId | '{id}', act?: Act): string => `${rightsPaths.employees}/${identityId}${act === undefined ? '' : `/${act}`}`

/** Something that is done about a right of an employee. */
export const grantPath = (identityId: IdentityId | '{id}', grantId: GrantId | '{grantId}', act: 'end' | 'revoke'): string => `${rightsPaths.employees}/${identityId}/grants/${grantId}/${act}`
