// node bin/brevdue-run fresh-clone: builds, then tries the README's two commands on clones of HEAD (tools/fresh-clone/main.ts).
import { runBuilt } from './run-built.ts'

runBuilt('tools/fresh-clone/main.js')
