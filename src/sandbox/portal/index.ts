export { readDemonstration } from './front-page/read-demonstration.ts'
export { admitToSandbox } from './sandbox-access.ts'
export { sandboxRoutes } from './sandbox.routes.ts'
export type { SandboxServices } from './sandbox-page.ts'
