/**
 * Rights by their names on the wire (API 1.68.0, PrivilegeType), in the order of seed 001. `PLATFORM_OPERATOR` is our own:
 * the wire does not know the one who runs the platform.
 */
export const privilegeTypes = [
  'SYSTEM_MANAGER',
  'RECALL_ADMINISTRATOR',
  'COURTS_OF_DENMARK',
  'PLATFORM_OPERATOR',
  'CONTACT_ADMINISTRATOR',
  'MESSAGE_LOG_ADMINISTRATOR',
  'ACTION_LOG_ADMINISTRATOR',
  'SEARCH_LOG_ADMINISTRATOR',
  'CITIZEN_SERVICE_EMPLOYEE',
  'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE',
  'STATISTICS_ADMINISTRATOR',
  'ORGANISATION_USER_ADMINISTRATOR',
  'SUPPORT',
  'MESSAGE_BASIC',
  'MESSAGE_WRITE',
] as const

export type PrivilegeType = (typeof privilegeTypes)[number]
