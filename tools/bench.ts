// npm run bench: builds, then measures (tools/bench/main.ts).
import { runBuilt } from './run-built.ts'

runBuilt('tools/bench/main.js')
