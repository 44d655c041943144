import type { PartyKind } from '../../src/parties/index.ts'
import type { Action, PrivilegeType } from '../../src/rights/index.ts'

/** What a source says that somebody can or cannot do: an employee of that kind of organisation, with these rights there and no others. */
export interface Sentence {
  /** Chapter of seed 001, or the page that says it. */
  readonly source: string
  readonly text: string
  readonly kind: PartyKind
  readonly rights: readonly PrivilegeType[]
  readonly action: Action
  readonly can: boolean
  /** The organisation's agreement is not approved yet. */
  readonly isUnconnected?: boolean
  /** The employee works for another organisation. */
  readonly isForeign?: boolean
}

type Row = readonly [source: string, text: string, kind: PartyKind, right: PrivilegeType | undefined, action: Action, can: boolean]

const row = ([source, text, kind, right, action, can]: Row): Sentence => ({ source, text, kind, rights: right === undefined ? [] : [right], action, can })

const ofSystems: readonly Row[] = [
  ['5.5', 'a Systemadministrator connects systems', 'authority', 'SYSTEM_MANAGER', 'systems.manage', true],
  ['5.1.2', 'a company connects systems too', 'company', 'SYSTEM_MANAGER', 'systems.manage', true],
  ['5.5', 'a Kontaktstrukturadministrator does not connect systems', 'authority', 'CONTACT_ADMINISTRATOR', 'systems.manage', false],
  ['5.5', 'a Statistikadministrator does not connect systems', 'authority', 'STATISTICS_ADMINISTRATOR', 'systems.manage', false],
  ['5.5', 'without any right nobody connects systems', 'authority', undefined, 'systems.manage', false],
  ['5.5', 'a Systemadministrator sees what his systems sent in containers', 'authority', 'SYSTEM_MANAGER', 'containers.see', true],
  ['5.5', 'reading the company’s post shows no containers', 'company', 'MESSAGE_WRITE', 'containers.see', false],
  ['5.5', 'a Systemadministrator lets a mailing go', 'authority', 'SYSTEM_MANAGER', 'mailings.manage', true],
  ['5.5', 'a Tilbagekaldsadministrator does not let a mailing go', 'authority', 'RECALL_ADMINISTRATOR', 'mailings.manage', false],
  ['5.1.1', 'a Systemadministrator sees to post that no system took', 'authority', 'SYSTEM_MANAGER', 'undeliverable.manage', true],
  ['5.1.1', 'a Borgerservicemedarbejder does not see to post that no system took', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'undeliverable.manage', false],
]

const ofContacts: readonly Row[] = [
  ['6.2', 'a Kontaktstrukturadministrator sets up the contact structure', 'authority', 'CONTACT_ADMINISTRATOR', 'contacts.manage', true],
  ['6.2', 'only authorities have a contact structure', 'company', 'CONTACT_ADMINISTRATOR', 'contacts.manage', false],
  ['6.2', 'a Systemadministrator does not set up the contact structure', 'authority', 'SYSTEM_MANAGER', 'contacts.manage', false],
  ['11.2', 'a Systemadministrator changes the authority’s information', 'authority', 'SYSTEM_MANAGER', 'authority-information.manage', true],
  ['11.2', 'a Kontaktstrukturadministrator changes the authority’s information', 'authority', 'CONTACT_ADMINISTRATOR', 'authority-information.manage', true],
  ['11.2', 'a Statistikadministrator does not change the authority’s information', 'authority', 'STATISTICS_ADMINISTRATOR', 'authority-information.manage', false],
  ['11', 'a company has no authority’s information', 'company', 'SYSTEM_MANAGER', 'authority-information.manage', false],
]

const ofLogs: readonly Row[] = [
  ['7.2', 'Log for meddelelser opens the message log', 'authority', 'MESSAGE_LOG_ADMINISTRATOR', 'log.messages.see', true],
  ['7.2', 'Log for meddelelser does not open the action log', 'authority', 'MESSAGE_LOG_ADMINISTRATOR', 'log.actions.see', false],
  ['7.2', 'Log for meddelelser does not open the search log', 'authority', 'MESSAGE_LOG_ADMINISTRATOR', 'log.searches.see', false],
  ['7.2', 'Log for medarbejderhandlinger opens the action log', 'authority', 'ACTION_LOG_ADMINISTRATOR', 'log.actions.see', true],
  ['7.2', 'Log for medarbejderhandlinger does not open the message log', 'authority', 'ACTION_LOG_ADMINISTRATOR', 'log.messages.see', false],
  ['7.2', 'Log for medarbejderhandlinger does not open the search log', 'authority', 'ACTION_LOG_ADMINISTRATOR', 'log.searches.see', false],
  ['7.2', 'Log for søgninger opens the search log', 'authority', 'SEARCH_LOG_ADMINISTRATOR', 'log.searches.see', true],
  ['7.2', 'Log for søgninger does not open the message log', 'authority', 'SEARCH_LOG_ADMINISTRATOR', 'log.messages.see', false],
  ['7.2', 'Log for søgninger does not open the action log', 'authority', 'SEARCH_LOG_ADMINISTRATOR', 'log.actions.see', false],
  ['7.2', 'a Borgerservicemedarbejder sees the message log', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'log.messages.see', true],
  ['7.2', 'a Borgerservicemedarbejder sees the action log', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'log.actions.see', true],
  ['7.2', 'a Borgerservicemedarbejder does not see the search log', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'log.searches.see', false],
  ['7.2', 'an Erhvervsservicemedarbejder sees the message log', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'log.messages.see', true],
  ['7.2', 'an Erhvervsservicemedarbejder sees the action log', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'log.actions.see', true],
  ['7.2', 'an Erhvervsservicemedarbejder does not see the search log', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'log.searches.see', false],
  ['7.2', 'a Statistikadministrator cannot see the message log', 'authority', 'STATISTICS_ADMINISTRATOR', 'log.messages.see', false],
  ['7.2', 'a Systemadministrator cannot see the action log', 'authority', 'SYSTEM_MANAGER', 'log.actions.see', false],
  ['7.2', 'a Rettighedsadministrator cannot see the action log', 'authority', 'ORGANISATION_USER_ADMINISTRATOR', 'log.actions.see', false],
  ['7', 'companies have an action log too', 'company', 'ACTION_LOG_ADMINISTRATOR', 'log.actions.see', true],
  ['exchange.md', 'a court sees whether its letter was legally notified', 'authority', 'COURTS_OF_DENMARK', 'legal-notices.see', true],
  ['exchange.md', 'nobody else sees whether a letter was legally notified', 'authority', 'MESSAGE_LOG_ADMINISTRATOR', 'legal-notices.see', false],
]

const ofRegister: readonly Row[] = [
  ['8.2', 'a Borgerservicemedarbejder exempts citizens', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'exemptions.citizens', true],
  ['8.2', 'a Borgerservicemedarbejder exempts companies', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'exemptions.companies', true],
  ['8.2', 'an Erhvervsservicemedarbejder exempts companies', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'exemptions.companies', true],
  ['8.2', 'an Erhvervsservicemedarbejder does not exempt citizens', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'exemptions.citizens', false],
  ['8.2', 'a Systemadministrator exempts nobody', 'authority', 'SYSTEM_MANAGER', 'exemptions.citizens', false],
  ['8', 'a company exempts nobody', 'company', 'CITIZEN_SERVICE_EMPLOYEE', 'exemptions.companies', false],
  ['9.2', 'a Borgerservicemedarbejder enrols citizens in NemSMS', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'nemsms.citizens', true],
  ['9.2', 'an Erhvervsservicemedarbejder enrols companies in NemSMS', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'nemsms.companies', true],
  ['9.2', 'an Erhvervsservicemedarbejder does not enrol citizens in NemSMS', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'nemsms.citizens', false],
  ['10.2', 'a Borgerservicemedarbejder administers access to a citizen’s post', 'authority', 'CITIZEN_SERVICE_EMPLOYEE', 'accesses.manage', true],
  ['10.2', 'an Erhvervsservicemedarbejder does not administer access to a citizen’s post', 'authority', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE', 'accesses.manage', false],
  ['10.2', 'a Rettighedsadministrator does not administer access to a citizen’s post', 'authority', 'ORGANISATION_USER_ADMINISTRATOR', 'accesses.manage', false],
]

const ofLetters: readonly Row[] = [
  ['13.2', 'a Systemadministrator recalls before the value date', 'authority', 'SYSTEM_MANAGER', 'letters.recall', true],
  ['13', 'a company cannot recall', 'company', 'SYSTEM_MANAGER', 'letters.recall', false],
  ['13.2', 'a Statistikadministrator cannot recall', 'authority', 'STATISTICS_ADMINISTRATOR', 'letters.recall', false],
  ['13.2', 'a Tilbagekaldsadministrator does not recall before the value date', 'authority', 'RECALL_ADMINISTRATOR', 'letters.recall', false],
  ['administration.md', 'a Systemadministrator does not recall after delivery', 'authority', 'SYSTEM_MANAGER', 'letters.recall.delivered', false],
  ['administration.md', 'a Tilbagekaldsadministrator recalls after delivery', 'authority', 'RECALL_ADMINISTRATOR', 'letters.recall.delivered', true],
  ['14.2', 'a Statistikadministrator uses statistics', 'authority', 'STATISTICS_ADMINISTRATOR', 'statistics.manage', true],
  ['14', 'companies have statistics too', 'company', 'STATISTICS_ADMINISTRATOR', 'statistics.manage', true],
  ['14.2', 'a Systemadministrator does not use statistics', 'authority', 'SYSTEM_MANAGER', 'statistics.manage', false],
  ['15.2', 'a Systemadministrator moves post', 'authority', 'SYSTEM_MANAGER', 'post.move', true],
  ['15', 'a company does not move post', 'company', 'SYSTEM_MANAGER', 'post.move', false],
  ['15.2', 'a Kontaktstrukturadministrator does not move post', 'authority', 'CONTACT_ADMINISTRATOR', 'post.move', false],
]

const ofRights: readonly Row[] = [
  ['administration.md', 'a Rettighedsadministrator gives rights', 'authority', 'ORGANISATION_USER_ADMINISTRATOR', 'rights.manage', true],
  ['administration.md', 'a company’s Rettighedsadministrator gives rights', 'company', 'ORGANISATION_USER_ADMINISTRATOR', 'rights.manage', true],
  ['administration.md', 'a Systemadministrator gives no rights', 'authority', 'SYSTEM_MANAGER', 'rights.manage', false],
  ['administration.md', 'a Systemforvalter gives no rights', 'authority', 'SUPPORT', 'rights.manage', false],
  ['3', 'whoever has no right may request one', 'authority', undefined, 'rights.request', true],
  ['3', 'everybody manages a basic profile', 'company', undefined, 'profile.manage', true],
  ['administration.md', 'everybody sees the front page', 'company', undefined, 'overview.see', true],
  ['12', 'everybody may ask where he can act', 'company', undefined, 'organisation.switch', true],
  ['administration.md', 'a Driftsoperatør runs the platform', 'authority', 'PLATFORM_OPERATOR', 'platform.operate', true],
  ['administration.md', 'a Rettighedsadministrator does not run the platform', 'authority', 'ORGANISATION_USER_ADMINISTRATOR', 'platform.operate', false],
  ['administration.md', 'a Driftsoperatør connects no systems of others', 'authority', 'PLATFORM_OPERATOR', 'systems.manage', false],
]

const special: readonly Sentence[] = [
  { ...row(['3.1.1', 'before its agreement is approved an authority can accept it', 'authority', undefined, 'agreement.accept', true]), isUnconnected: true },
  { ...row(['3.1.1', 'before its agreement is approved nobody gives rights', 'authority', 'ORGANISATION_USER_ADMINISTRATOR', 'rights.manage', false]), isUnconnected: true },
  { ...row(['3.1.1', 'before its agreement is approved nobody connects systems', 'authority', 'SYSTEM_MANAGER', 'systems.manage', false]), isUnconnected: true },
  { ...row(['3.1.1', 'before its agreement is approved nobody recalls', 'authority', 'SYSTEM_MANAGER', 'letters.recall', false]), isUnconnected: true },
  { ...row(['3.1.1', 'nobody of another organisation accepts it for the authority', 'authority', 'SYSTEM_MANAGER', 'agreement.accept', false]), isUnconnected: true, isForeign: true },
  row(['3.1.1', 'a company has no agreement to accept', 'company', undefined, 'agreement.accept', false]),
  { ...row(['12.1', 'a supplier with the right there recalls for the authority', 'authority', 'SYSTEM_MANAGER', 'letters.recall', true]), isForeign: true },
  { ...row(['12.1', 'a supplier’s employee sees only the functions of his right there', 'authority', 'SYSTEM_MANAGER', 'statistics.manage', false]), isForeign: true },
  { ...row(['12.1', 'who has no right there any more sees nothing there', 'authority', undefined, 'overview.see', false]), isForeign: true },
  { ...row(['12.1', 'who has no right there any more can go back', 'authority', undefined, 'organisation.switch', true]), isForeign: true },
  { ...row(['12.1', 'who has no right there any more requests none there', 'authority', undefined, 'rights.request', false]), isForeign: true },
]

export const sentences: readonly Sentence[] = [...[...ofSystems, ...ofContacts, ...ofLogs, ...ofRegister, ...ofLetters, ...ofRights].map(row), ...special]
