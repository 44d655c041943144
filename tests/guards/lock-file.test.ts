import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assertNone } from './faults.ts'
import { root } from './project-files.ts'

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** The folders in which Node looks for what a package asks for, nearest first. */
function placesFor(asking: string): string[] {
  const steps = asking === '' ? [] : asking.split('/node_modules/')
  return steps.map((_step, index) => `${steps.slice(0, steps.length - index).join('/node_modules/')}/node_modules/`).concat('node_modules/')
}

// `npm install` leaves out a platform's package when the registry of that moment does not have it; `npm ci` then refuses everywhere.
test('the lock file has every package that another one asks for, also those of other platforms', () => {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as LockFile // written by npm
  const missing = Object.entries(packages).flatMap(([asking, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesFor(asking).some((place) => `${place}${name}` in packages))
      .map((name) => `${name}, for ${asking === '' ? 'us' : asking}`),
  )
  assertNone(missing, 'Add them to package-lock.json (version, os, cpu, libc, optional), or "npm ci" fails:')
})
