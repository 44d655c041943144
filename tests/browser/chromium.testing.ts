import { accessSync, constants } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

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

/** The one that npm brings for Linux when nothing else is there: an optional dependency, unpacked at the first use. */
async function broughtAlong(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return await packed.executablePath()
  } catch {
    return undefined
  }
}

/** A Chromium of this machine, or the one that came along; undefined when there is none. */
export const findChromium = async (): Promise<string | undefined> => systemPlaces.find(isProgram) ?? (await broughtAlong())

/** For `test(name, { skip: … })`: false, or why browser tests cannot run. */
export const withoutChromium: string | false =
  (await findChromium()) === undefined ? 'no Chromium on this machine: install one (apt-get install chromium), or run npm ci without --omit=optional' : false

/** Starts it without a window. Throws when there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await findChromium()
  if (executablePath === undefined) throw new Error(String(withoutChromium))
  return chromium.launch({ executablePath, args: quietly })
}
