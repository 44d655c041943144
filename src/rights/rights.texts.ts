import { texts } from '../platform/i18n/index.ts'
import type { PrivilegeType } from './privilege-types.ts'

const danish: Record<PrivilegeType, string> = {
  SYSTEM_MANAGER: 'Systemadministrator',
  RECALL_ADMINISTRATOR: 'Tilbagekaldsadministrator',
  COURTS_OF_DENMARK: 'Domstol',
  PLATFORM_OPERATOR: 'Driftsoperatør',
  CONTACT_ADMINISTRATOR: 'Kontaktstrukturadministrator',
  MESSAGE_LOG_ADMINISTRATOR: 'Log for meddelelser',
  ACTION_LOG_ADMINISTRATOR: 'Log for medarbejderhandlinger',
  SEARCH_LOG_ADMINISTRATOR: 'Log for søgninger',
  CITIZEN_SERVICE_EMPLOYEE: 'Borgerservicemedarbejder',
  DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE: 'Erhvervsservicemedarbejder',
  STATISTICS_ADMINISTRATOR: 'Statistikadministrator',
  ORGANISATION_USER_ADMINISTRATOR: 'Rettighedsadministrator',
  SUPPORT: 'Systemforvalter',
  MESSAGE_BASIC: 'Læse virksomhedens post',
  MESSAGE_WRITE: 'Læse og skrive virksomhedens post',
}

const english: Record<PrivilegeType, string> = {
  SYSTEM_MANAGER: 'System administrator',
  RECALL_ADMINISTRATOR: 'Recall administrator',
  COURTS_OF_DENMARK: 'Court',
  PLATFORM_OPERATOR: 'Operator of the platform',
  CONTACT_ADMINISTRATOR: 'Contact structure administrator',
  MESSAGE_LOG_ADMINISTRATOR: 'Log of messages',
  ACTION_LOG_ADMINISTRATOR: 'Log of employees’ actions',
  SEARCH_LOG_ADMINISTRATOR: 'Log of searches',
  CITIZEN_SERVICE_EMPLOYEE: 'Citizen service officer',
  DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE: 'Business service officer',
  STATISTICS_ADMINISTRATOR: 'Statistics administrator',
  ORGANISATION_USER_ADMINISTRATOR: 'Rights administrator',
  SUPPORT: 'System support',
  MESSAGE_BASIC: 'Read the company’s post',
  MESSAGE_WRITE: 'Read and write the company’s post',
}

/** What each right is called. */
export const privilegeNames = texts({ da: danish, en: english })
