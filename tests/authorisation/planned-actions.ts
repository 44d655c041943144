/** Actions of the table whose functions are still to come; each leaves when its first route lands. */
export const plannedActions: ReadonlySet<string> = new Set([
  'systems.manage',
  'contacts.manage',
  'log.messages.see',
  'log.searches.see',
  'legal-notices.see',
  'exemptions.citizens',
  'exemptions.companies',
  'nemsms.citizens',
  'nemsms.companies',
  'accesses.manage',
  'authority-information.manage',
  'letters.recall.delivered',
  'statistics.manage',
  'post.move',
])
