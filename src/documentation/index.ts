export { documentationRoutes } from './documentation.routes.tsx'
export type { DocumentationServices } from './documentation-page.ts'
export { documentationPaths, errorPath } from './documentation-paths.ts'
export type { GuideExample } from './guide/guide-example.ts'
