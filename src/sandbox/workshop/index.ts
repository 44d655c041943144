export { workshopRoutes } from './workshop.routes.tsx'
