// npm run a11y: builds, then examines every page and state in every language and width (tools/browser/a11y.ts).
import { runBuilt } from './run-built.ts'

runBuilt('tools/browser/a11y.js')
