import { reportConfiguration } from '../../platform/configuration/index.ts'
import type { Command } from '../command.ts'
import { print } from '../command.ts'

export const configCommand: Command = {
  usage: 'config',
  summary: 'Show every setting, its value, where the value comes from, and its purpose',
  run: () => {
    for (const { name, value, source, purpose } of reportConfiguration(process.env)) print(`${name.padEnd(24)} ${(value === '' ? '-' : value).padEnd(28)} ${source.padEnd(12)} ${purpose}`)
    return Promise.resolve(0)
  },
}
