// Finds a Node 24 to run on: this one, or the one that npm brought along as a pinned optional dependency.
// Plain JavaScript that also old Nodes read, since it runs before we know which Node we are on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const wanted = 24

function broughtAlong() {
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`, `node-win-${process.arch}`]
  for (const name of names)
    for (const file of ['bin/node', 'bin/node.exe']) {
      const candidate = path.join(root, 'node_modules', name, file)
      if (existsSync(candidate)) return candidate
    }
  return undefined
}

/** The path of a Node 24 or later; ends the process with a sentence that says what to do when there is none. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const candidate = broughtAlong()
  if (candidate) return candidate
  console.error(
    `Brevdue runs on Node ${wanted}. This is Node ${process.versions.node} and no Node ${wanted} came with the packages for ` +
      `${process.platform}-${process.arch}.\nRun "npm ci" without --omit=optional, or install Node ${wanted} and start again.`,
  )
  process.exit(2)
}

/** Runs a program on Node 24 with this terminal, hands signals on, and ends as it ends. */
export function runOnNode24(script, args) {
  const child = spawn(findNode(), ['--enable-source-maps', '--disable-warning=ExperimentalWarning', script, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + 15 : (code ?? 1)))
}
