export { portalPage } from './frame.tsx'
export type { PortalFrame, PortalSettings, PortalView } from './frame.tsx'
export { keepLanguage, languageOf } from './language-of.ts'
export { problemPage } from './problem-page.tsx'
