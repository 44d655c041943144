// npm run configuration-page: writes docs/operations/configuration.md from the table of settings.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ConfigurationFault, readConfiguration } from '../src/platform/configuration/configuration.ts'
import type { SettingDescription } from '../src/platform/configuration/settings.ts'
import { settingDescriptions } from '../src/platform/configuration/settings.ts'

interface Form {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly default?: unknown
}

const settings: [string, SettingDescription][] = Object.entries(settingDescriptions)

/** What an environment variable may hold, as JSON Schema tells it; a value that is translated on reading tells it before that. */
function formOf(schema: z.ZodType): Form {
  const read = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Form // the parts that our settings use
  return read.type === undefined ? { ...(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Form), ...read } : read // as above
}

const number = (value: number): string => value.toLocaleString('en').replaceAll(',', ' ')

function range({ minimum, exclusiveMinimum, maximum = Number.MAX_SAFE_INTEGER }: Form): string {
  const least = minimum ?? (exclusiveMinimum ?? 0) + 1
  return maximum === Number.MAX_SAFE_INTEGER ? `${number(least)} or more` : `${number(least)} to ${number(maximum)}`
}

function takes(form: Form): string {
  if (form.enum !== undefined) return form.enum.map((word) => `\`${word}\``).join(', ')
  if (form.type === 'integer') return range(form)
  return form.format === 'uri' ? 'URL' : 'text'
}

/** The names of the settings that production refuses to start without, as the program itself says them. */
function neededInProduction(): ReadonlySet<string> {
  try {
    readConfiguration({ BREVDUE_MODE: 'production' })
    return new Set()
  } catch (error) {
    if (error instanceof ConfigurationFault) return new Set(error.faults.map((fault) => fault.split(':')[0] ?? ''))
    throw error
  }
}

function row(name: string, { schema, purpose, secret }: SettingDescription, needed: boolean): string {
  const form = formOf(schema)
  const value = form.default === undefined || form.default === '' ? '' : `\`${String(form.default)}\``
  const marks = [needed && !/needed in production/i.test(purpose) ? 'Needed in production.' : '', secret === true ? 'Secret.' : ''].filter((mark) => mark !== '')
  return `| \`${name}\` | ${takes(form)} | ${value} | ${[purpose, ...marks].join(' ')} |`
}

/** The page as it must stand in docs/operations/configuration.md. */
export function configurationPage(): string {
  const needed = neededInProduction()
  return [
    '# Configuration',
    '',
    'Made from `src/platform/configuration/settings.ts` by `npm run configuration-page`; a guard compares.',
    '',
    'Settings are environment variables, read once at the start. An empty variable counts as not set. Every fault is told at once, with the name of the setting, and nothing starts;',
    'the exit code is 2. `brevdue config` shows each setting with its value, where the value comes from, and its purpose; secrets stay hidden.',
    '',
    '| Setting | Takes | Default | Purpose |',
    '|---|---|---|---|',
    ...settings.map(([name, description]) => row(name, description, needed.has(name))),
    '',
    'Production also refuses http in `PUBLIC_URL` and `OIDC_ISSUER`, a fault point, one port for `PORT` and `SYSTEM_PORT`, a master key that a sandbox made, a database that lacks migrations, and one whose',
    'clock a sandbox has moved.',
    '',
  ].join('\n')
}

if (import.meta.main) {
  writeFileSync(path.join(import.meta.dirname, '..', 'docs', 'operations', 'configuration.md'), configurationPage())
  console.log('docs/operations/configuration.md is written')
}
