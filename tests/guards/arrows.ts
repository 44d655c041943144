/**
 * The arrows between rooms, as drawn in ARCHITECTURE.md: which domain may import which others (through their index.ts).
 * Every domain may import every room of the platform; memo and parties stand on the ground floor. A new room is drawn here.
 */
export const domainArrows: Readonly<Record<string, readonly string[]>> = {
  memo: [],
  parties: [],
  events: ['parties'],
  organisations: ['parties', 'events'],
  systems: ['organisations', 'parties', 'events'],
  contacts: ['systems', 'organisations', 'parties', 'events'],
  register: ['systems', 'organisations', 'parties', 'events'],
  notifications: ['register', 'parties', 'events'],
  login: ['parties', 'events'],
  portals: ['login', 'parties'],
  rights: ['portals', 'login', 'notifications', 'organisations', 'parties', 'events'],
  administration: ['portals', 'rights', 'register', 'login', 'parties', 'events'],
  'event-log': ['administration', 'portals', 'rights', 'login', 'parties', 'events'],
  mailboxes: ['portals', 'rights', 'login', 'memo', 'parties', 'events'],
  exchange: ['administration', 'mailboxes', 'systems', 'register', 'contacts', 'events', 'organisations', 'parties', 'memo', 'rights', 'notifications', 'portals', 'login'],
  agreements: ['administration', 'portals', 'rights', 'login', 'organisations', 'notifications', 'parties', 'events'],
  operations: ['exchange', 'agreements', 'notifications', 'portals', 'rights', 'login', 'events'],
  documentation: ['exchange', 'portals', 'login', 'memo'],
  sandbox: ['portals', 'exchange', 'documentation', 'login', 'rights', 'mailboxes', 'notifications', 'systems', 'register', 'contacts', 'events', 'organisations', 'parties', 'memo'],
}

/** The floors of the platform, ground floor first: a room imports only rooms of the floors below it, and never a domain. */
export const platformFloors: readonly (readonly string[])[] = [
  ['clock', 'configuration', 'crypto', 'embedded-postgres', 'faults', 'i18n', 'log', 'problems'],
  ['archive', 'certificates', 'database', 'metrics', 'pdf', 'ui'],
  ['content', 'http', 'outbound', 'sftp', 'virus-scan', 'work'],
]

/** Puts the program together: may import everything, also past the doors. Nothing imports it. */
export const compositionRoot = 'processes'
