import type { SettingDescription, SettingName, Settings } from './settings.ts'
import { settingDescriptions } from './settings.ts'

/** All faults of the environment at once, each with the setting's name and what it must be. */
export class ConfigurationFault extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigurationFault'
    this.faults = faults
  }
}

export interface SettingReport {
  readonly name: SettingName
  readonly value: string
  readonly source: 'environment' | 'default' | 'not set'
  readonly purpose: string
}

const entries = Object.entries(settingDescriptions) as [SettingName, SettingDescription][] // Object.entries forgets the keys' type

type Environment = Readonly<Record<string, string | undefined>>

/** What a room has to say about its settings beyond their shape: a sentence per fault, beginning with the setting's name. Unreadable settings are undefined. */
export type SettingCheck = (settings: Partial<Settings>) => readonly string[]

const neededInProduction: readonly SettingName[] = ['DATABASE_URL', 'PUBLIC_URL', 'BREVDUE_MASTER_KEYS', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'SYSTEM_PORT', 'SMTP_URL', 'MAIL_FROM']

const isHttp = (address: string | undefined): boolean => address?.startsWith('http://') ?? false

/** What production refuses to start with (product.md, Two modes). */
function productionFaults({ PUBLIC_URL, OIDC_ISSUER, BREVDUE_FAULT_POINT, SYSTEM_PORT, PORT }: Partial<Settings>): string[] {
  return [
    ...(isHttp(PUBLIC_URL) ? ['PUBLIC_URL: production needs https.'] : []),
    ...(isHttp(OIDC_ISSUER) ? ['OIDC_ISSUER: production needs an https provider; the embedded one is for the sandbox only.'] : []),
    ...(BREVDUE_FAULT_POINT === undefined ? [] : ['BREVDUE_FAULT_POINT: production refuses fault points; remove it.']),
    ...(SYSTEM_PORT !== undefined && SYSTEM_PORT === PORT && PORT !== 0 ? ['SYSTEM_PORT: production needs another port than PORT.'] : []),
  ]
}

const given = (environment: Environment, name: SettingName): string | undefined => (environment[name] === '' ? undefined : environment[name])

const missing = (environment: Environment): string[] =>
  neededInProduction.filter((name) => given(environment, name) === undefined).map((name) => `${name}: production needs it. ${settingDescriptions[name].purpose}`)

/** Reads and checks the environment. Throws ConfigurationFault with every fault at once. */
export function readConfiguration(environment: Environment, checks: readonly SettingCheck[] = []): Settings {
  const unreadable: string[] = []
  const values = entries.map(([name, { schema, purpose }]) => {
    const parsed = schema.safeParse(given(environment, name))
    if (!parsed.success) unreadable.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}. ${purpose}`)
    return [name, parsed.data]
  })
  const settings = Object.fromEntries(values) as Settings // each value was parsed by its own schema; the unreadable are told below
  const refused = settings.BREVDUE_MODE === 'production' ? [...missing(environment), ...productionFaults(settings)] : []
  const faults = [...unreadable, ...refused, ...checks.flatMap((check) => check(settings))]
  if (faults.length > 0) throw new ConfigurationFault(faults)
  return settings
}

/** Every setting with its value (secrets hidden), where the value comes from, and its purpose: `brevdue config`. */
export function reportConfiguration(environment: Environment): SettingReport[] {
  const settings = readConfiguration(environment)
  return entries.map(([name, { purpose, secret }]) => {
    const value = settings[name]
    const source = given(environment, name) !== undefined ? 'environment' : value === undefined ? 'not set' : 'default'
    return { name, value: value === undefined ? '' : secret === true ? '(hidden)' : String(value), source, purpose }
  })
}
