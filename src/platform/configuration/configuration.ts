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

/** What production refuses to start with or without (product.md, Two modes). */
function productionFaults(settings: Settings): string[] {
  const needed: SettingName[] = ['DATABASE_URL', 'PUBLIC_URL', 'BREVDUE_MASTER_KEYS', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'SYSTEM_PORT']
  const faults = needed.filter((name) => settings[name] === undefined).map((name) => `${name}: production needs it. ${settingDescriptions[name].purpose}`)
  if (settings.PUBLIC_URL !== undefined && !settings.PUBLIC_URL.startsWith('https://')) faults.push('PUBLIC_URL: production needs https.')
  if (settings.BREVDUE_FAULT_POINT !== undefined) faults.push('BREVDUE_FAULT_POINT: production refuses fault points; remove it.')
  if (settings.OIDC_ISSUER !== undefined && !settings.OIDC_ISSUER.startsWith('https://')) faults.push('OIDC_ISSUER: production needs an https provider; the embedded one is for the sandbox only.')
  return faults
}

/** Reads and checks the environment. Throws ConfigurationFault with every fault at once. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = []
  const values = entries.map(([name, { schema, purpose }]) => {
    const given = environment[name] === '' ? undefined : environment[name]
    const parsed = schema.safeParse(given)
    if (!parsed.success) faults.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}. ${purpose}`)
    return [name, parsed.data]
  })
  if (faults.length > 0) throw new ConfigurationFault(faults)
  const settings = Object.fromEntries(values) as Settings // each value was parsed by its own schema
  const refused = settings.BREVDUE_MODE === 'production' ? productionFaults(settings) : []
  if (refused.length > 0) throw new ConfigurationFault(refused)
  return settings
}

/** Every setting with its value (secrets hidden), where the value comes from, and its purpose: `brevdue config`. */
export function reportConfiguration(environment: Readonly<Record<string, string | undefined>>): SettingReport[] {
  const settings = readConfiguration(environment)
  return entries.map(([name, { purpose, secret }]) => {
    const value = settings[name]
    const given = environment[name] !== undefined && environment[name] !== ''
    const source = given ? 'environment' : value === undefined ? 'not set' : 'default'
    return { name, value: value === undefined ? '' : secret === true ? '(hidden)' : String(value), source, purpose }
  })
}
