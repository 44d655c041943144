/** The symbols of the design system's sprite file that pages may use; a test checks that each of them exists there. */
export const iconNames = [
  'account', 'arrow-back', 'arrow-downward', 'arrow-forward', 'arrow-upward', 'assignment', 'attach-file', 'bookmark', 'business',
  'calendar-month', 'chat', 'check', 'checklist', 'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up', 'close', 'contact-info',
  'copy', 'create-new-folder', 'database', 'delete', 'document', 'download', 'edit', 'email', 'error', 'file', 'file-excel', 'file-image',
  'file-pdf', 'file-word', 'first-page', 'flag', 'folder', 'folder-open', 'forward', 'groups', 'help', 'home', 'hourglass', 'info',
  'language', 'last-page', 'link', 'list-check', 'location', 'lock', 'menu', 'minus', 'more-horiz', 'more-vert', 'notifications',
  'open-in-new', 'payments', 'person', 'person-add', 'person-remove', 'persons', 'plus', 'print', 'refresh', 'reply', 'save', 'science',
  'search', 'send', 'settings', 'share', 'smartphone', 'sort-ascending', 'sort-default', 'sort-descending', 'sort-table-ascending',
  'sort-table-descending', 'sort-table-none', 'star', 'star-fill', 'success', 'summary', 'support-agent', 'sync', 'time', 'tune', 'upload',
  'visibility', 'visibility-off', 'warning', 'zoom-in',
] as const

export type IconName = (typeof iconNames)[number]
