import { globSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './project-files.ts'

/** Loads compiled modules of the program, so that their registries fill. Answers what each exports, by file. */
export async function loadModules(pattern: string): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const loaded = new Map<string, Readonly<Record<string, unknown>>>()
  for (const file of globSync(`dist/src/${pattern}.js`, { cwd: root }).toSorted()) {
    loaded.set(file.slice('dist/'.length), (await import(pathToFileURL(path.join(root, file)).href)) as Readonly<Record<string, unknown>>) // modules are records
  }
  return loaded
}
