import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assetsDirectory, assetUrl } from './assets.ts'
import { themeStyles } from './frame/theme.ts'
import { iconNames } from './icon-names.ts'

const read = (name: string): string => readFileSync(path.join(assetsDirectory, path.basename(assetUrl(name))), 'utf8')

test('an asset has an address that changes with its content, and an unknown name is a bug', () => {
  assert.match(assetUrl('brevdue.css'), /^\/assets\/brevdue\.[0-9a-f]{12}\.css$/)
  assert.throws(() => assetUrl('missing.css'), /missing\.css/)
})

test('every icon that a page may name is in the sprite file', () => {
  const sprite = read('icons.svg')
  assert.deepEqual(iconNames.filter((name) => !sprite.includes(`<symbol id="${name}"`)), [])
})

test('style sheets name only files that are served, and nothing from elsewhere', () => {
  const files = new Set(readdirSync(assetsDirectory))
  for (const name of [...Object.values(themeStyles), 'brevdue.css']) {
    const named = [...read(name).matchAll(/url\(["']?([^)"']+)/g)].map((match) => match[1] ?? '')
    assert.ok(named.length > 0, name)
    assert.deepEqual(named.filter((file) => !files.has(file)), [], name)
  }
})
