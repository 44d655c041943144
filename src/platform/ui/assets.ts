import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder that the HTTP server serves at `/assets/`. Names carry a hash of the content, so answers may be cached for ever. */
export const assetsDirectory = path.join(import.meta.dirname, '..', '..', '..', 'assets')

let manifest: ReadonlyMap<string, string> | undefined

function readManifest(): ReadonlyMap<string, string> {
  const content: unknown = JSON.parse(readFileSync(path.join(assetsDirectory, 'manifest.json'), 'utf8'))
  return new Map(Object.entries(content ?? {}).map(([name, file]) => [name, String(file)]))
}

/** The address of an asset by the name it was built from: `dkfds.js` gives `/assets/dkfds.3f2a….js`. An unknown name is a bug. */
export function assetUrl(name: string): string {
  manifest ??= readManifest()
  const file = manifest.get(name)
  if (file === undefined) throw new Error(`No asset is called ${name}; was the build run?`)
  return `/assets/${file}`
}
