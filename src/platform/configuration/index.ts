export { ConfigurationFault, readConfiguration, reportConfiguration } from './configuration.ts'
export type { SettingReport } from './configuration.ts'
export { settingDescriptions } from './settings.ts'
export type { SettingDescription, SettingName, Settings } from './settings.ts'
