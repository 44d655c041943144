export { ConfigurationFault, readConfiguration, reportConfiguration } from './configuration.ts'
export type { SettingCheck, SettingReport } from './configuration.ts'
export type { SettingDescription, SettingName, Settings } from './settings.ts'
