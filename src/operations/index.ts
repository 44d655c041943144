export { operationsRoutes } from './operations.pages.tsx'
