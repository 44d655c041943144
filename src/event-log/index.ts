export { actionLogFunction } from './actions/action-log-function.ts'
export { actionLogPages } from './actions/actions.pages.tsx'
export { actionLogApiRoutes } from './actions/actions.routes.ts'
export { activityPages } from './activity/activity.pages.tsx'
