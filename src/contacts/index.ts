export { addContactPoints } from './add-contact-points.ts'
export type { ContactPoint, ContactPointId } from './contact-point.ts'
export { listContactPoints } from './contact-points.queries.ts'
export type { RoutingContactPoint } from './contact-points.queries.ts'
