import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { root } from '../process.testing.ts'

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

// Nothing but our server is ever asked, and the sandbox of the browser needs rights that a container does not give.
const quietly = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const unpack = "import('@sparticuz/chromium').then(({ default: packed }) => packed.executablePath())"

/**
 * The one that npm brings for Linux: an optional dependency, unpacked at the first use. It unpacks where temporary files go, and takes for whole
 * what another test file is just writing; so each unpacks for itself and gives it its name when it is there.
 */
async function broughtAlong(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const place = path.join(tmpdir(), 'brevdue-chromium')
  if (!existsSync(place)) {
    const own = mkdtempSync(`${place}-`)
    try {
      await promisify(execFile)(process.execPath, ['-e', unpack], { cwd: root, env: { ...process.env, TMPDIR: own } })
      renameSync(own, place)
    } catch {
      rmSync(own, { recursive: true, force: true })
    }
  }
  const file = path.join(place, 'chromium')
  return isProgram(file) ? file : undefined
}

/** A Chromium of this machine, or the one that came along; undefined when there is none. */
const findChromium = async (): Promise<string | undefined> => systemPlaces.find(isProgram) ?? (await broughtAlong())

/** Chromium without windows, where it came along: a page costs half as much, but PDF is shown by the whole one alone. */
const findLightChromium = async (): Promise<string | undefined> => (await broughtAlong()) ?? findChromium()

/** For `test(name, { skip: … })`: false, or why browser tests cannot run. */
export const withoutChromium: string | false =
  (await findChromium()) === undefined ? 'no Chromium on this machine: install one (apt-get install chromium), or run npm ci without --omit=optional' : false

/** Starts it without a window. Throws when there is none. */
export const launchChromium = (): Promise<Browser> => launch(findChromium)

export const launchLightChromium = (): Promise<Browser> => launch(findLightChromium)

async function launch(find: typeof findChromium): Promise<Browser> {
  const executablePath = await find()
  if (executablePath === undefined) throw new Error(String(withoutChromium))
  return chromium.launch({ executablePath, args: quietly })
}
