// Builds dist/assets: the design system's files and our own, each named by its content, with a manifest of the names.
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const output = path.join(root, 'dist', 'assets')
const designSystem = path.join(root, 'node_modules', 'dkfds', 'dist')
const own = path.join(root, 'src', 'platform', 'ui')

type Manifest = Map<string, string>

/** Writes a file under a name that changes with its content, and notes it in the manifest. Returns that name. */
function emit(manifest: Manifest, name: string, content: string | Buffer): string {
  const { name: stem, ext } = path.parse(name)
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const file = `${stem}.${hash}${ext}`
  writeFileSync(path.join(output, file), content)
  manifest.set(name, file)
  return file
}

/** The sources of a font, of which every browser we serve reads the woff2 one. */
const fontSources = /src:[^;}]*?(url\([^)]*\.woff2\)) ?format\("woff2"\)[^;}]*/g

/** The style sheet with every file it names emitted, and named as emitted. Source maps and old font formats are left behind. */
function withEmittedFiles(manifest: Manifest, styles: string, folder: string): string {
  return styles
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '')
    .replaceAll(fontSources, 'src:$1 format("woff2")')
    .replaceAll(/url\(["']?((?!data:)[^)"'#?]+)(?:[?#][^)"']*)?["']?\)/g, (_match, reference: string) => {
      const file = path.join(folder, reference)
      return `url(${emit(manifest, path.basename(file), readFileSync(file))})`
    })
}

function emitDesignSystem(manifest: Manifest): void {
  const styles = path.join(designSystem, 'css')
  for (const theme of ['dkfds', 'dkfds-borgerdk', 'dkfds-virkdk']) {
    const sheet = readFileSync(path.join(styles, `${theme}.min.css`), 'utf8')
    emit(manifest, `${theme}.css`, withEmittedFiles(manifest, sheet, styles))
  }
  emit(manifest, 'icons.svg', readFileSync(path.join(designSystem, 'img', 'all-svg-icons.svg')))
  const script = readFileSync(path.join(designSystem, 'js', 'dkfds.min.js'), 'utf8')
  emit(manifest, 'dkfds.js', script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'))
}

const readAll = (pattern: string): string[] => globSync(pattern, { cwd: own }).toSorted().map((file) => readFileSync(path.join(own, file), 'utf8'))

/** Our own small files become one each; every script is a block of its own, so that no name of one meets a name of another. */
function emitOwn(manifest: Manifest): void {
  for (const image of globSync('images/*.svg', { cwd: own }).toSorted()) emit(manifest, path.basename(image), readFileSync(path.join(own, image)))
  emit(manifest, 'brevdue.css', withEmittedFiles(manifest, readAll('styles/*.css').join('\n'), path.join(own, 'styles')))
  emit(manifest, 'brevdue.js', readAll('scripts/*.js').map((script) => `{\n${script}}\n`).join(''))
}

/** Builds the folder anew. */
export function buildAssets(): void {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const manifest: Manifest = new Map()
  emitDesignSystem(manifest)
  emitOwn(manifest)
  writeFileSync(path.join(output, 'manifest.json'), JSON.stringify(Object.fromEntries(manifest), undefined, 2))
}
