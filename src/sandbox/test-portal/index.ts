export { testPortalRoutes } from './test-portal.routes.tsx'
