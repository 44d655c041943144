import { texts } from '../platform/i18n/index.ts'
import type { PrivilegeType } from './privilege-types.ts'

const danish: Record<PrivilegeType, string> = {
  SYSTEM_MANAGER: 'Opretter og passer systemer, der sender og henter post, og kan standse breve før deres valørdato.',
  RECALL_ADMINISTRATOR: 'Tilbagekalder breve, der allerede er leveret.',
  COURTS_OF_DENMARK: 'Ser i loggen, om et brev fra organisationen er forkyndt.',
  PLATFORM_OPERATOR: 'Driver platformen: godkender tilslutninger og ser alle organisationer uden at kunne ændre noget hos dem.',
  CONTACT_ADMINISTRATOR: 'Bestemmer, hvor borgere og virksomheder kan skrive hen i myndigheden.',
  MESSAGE_LOG_ADMINISTRATOR: 'Slår op, hvad der er sket med organisationens breve.',
  ACTION_LOG_ADMINISTRATOR: 'Slår op, hvad medarbejdere har ændret for organisationen.',
  SEARCH_LOG_ADMINISTRATOR: 'Slår op, hvad medarbejdere har søgt efter.',
  CITIZEN_SERVICE_EMPLOYEE: 'Hjælper borgere og virksomheder med fritagelse, NemSMS og adgang til deres post.',
  DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE: 'Hjælper virksomheder med fritagelse og NemSMS.',
  STATISTICS_ADMINISTRATOR: 'Bestiller og henter statistik over organisationens post.',
  ORGANISATION_USER_ADMINISTRATOR: 'Giver og fjerner rettigheder for organisationen her i Rettighedsportalen.',
  SUPPORT: 'Hjælper andre organisationer: skifter til dem og passer deres systemer og kontaktstruktur.',
  MESSAGE_BASIC: 'Læser organisationens post.',
  MESSAGE_WRITE: 'Læser organisationens post, svarer på den, flytter og sletter.',
}

const english: Record<PrivilegeType, string> = {
  SYSTEM_MANAGER: 'Sets up and looks after the systems that send and fetch post, and can stop letters before their value date.',
  RECALL_ADMINISTRATOR: 'Recalls letters that were delivered already.',
  COURTS_OF_DENMARK: 'Sees in the log whether a letter of the organisation was legally served.',
  PLATFORM_OPERATOR: 'Runs the platform: approves connections and sees every organisation without being able to change anything there.',
  CONTACT_ADMINISTRATOR: 'Decides where in the authority citizens and companies can write to.',
  MESSAGE_LOG_ADMINISTRATOR: 'Looks up what happened to the organisation’s letters.',
  ACTION_LOG_ADMINISTRATOR: 'Looks up what employees changed for the organisation.',
  SEARCH_LOG_ADMINISTRATOR: 'Looks up what employees searched for.',
  CITIZEN_SERVICE_EMPLOYEE: 'Helps citizens and companies with exemption, NemSMS and access to their post.',
  DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE: 'Helps companies with exemption and NemSMS.',
  STATISTICS_ADMINISTRATOR: 'Orders and fetches statistics of the organisation’s post.',
  ORGANISATION_USER_ADMINISTRATOR: 'Gives and takes rights for the organisation, here in the rights portal.',
  SUPPORT: 'Helps other organisations: switches to them and looks after their systems and contact structure.',
  MESSAGE_BASIC: 'Reads the organisation’s post.',
  MESSAGE_WRITE: 'Reads the organisation’s post, answers it, moves and deletes.',
}

/** What each right lets somebody do, in one sentence; its name is in `privilegeNames`. */
export const privilegeDescriptions = texts({ da: danish, en: english })
