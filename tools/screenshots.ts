// npm run screenshots -- FOLDER [WORDS]: builds, then pictures pages of a served sandbox (tools/browser/screenshots.ts).
import { runBuilt } from './run-built.ts'

runBuilt('tools/browser/screenshots.js')
