import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseCvrNumber } from '../../parties/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { environmentSettings, print, WrongUse } from '../command.ts'
import { issueToClient, openSandboxAuthority, privateKeyPem } from '../sandbox-authority.ts'

interface Wish {
  readonly cvr?: string | undefined
  readonly out?: string | undefined
  readonly name?: string | undefined
}

function writeNew(file: string, text: string, mode: number): void {
  try {
    writeFileSync(file, text, { mode, flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new WrongUse(`${file} is there already; choose another folder with --out.`)
    throw error
  }
}

function issue({ cvr, out, name = 'Brevdue sandbox' }: Wish): ExitCode {
  const cvrNumber = cvr === undefined ? undefined : parseCvrNumber(cvr)
  if (cvrNumber === undefined || out === undefined) throw new WrongUse('sandbox-ca issue takes --cvr with eight digits and --out with a folder.')
  const settings = environmentSettings()
  if (settings.BREVDUE_MODE === 'production') throw new WrongUse('Production trusts the authorities in SYSTEM_CLIENT_CA; this one belongs to a sandbox.')
  const authority = openSandboxAuthority(path.resolve(settings.BREVDUE_DATA))
  const client = issueToClient(authority, cvrNumber, name)
  mkdirSync(out, { recursive: true })
  writeNew(path.join(out, 'key.pem'), privateKeyPem(client), 0o600)
  writeNew(path.join(out, 'cert.pem'), client.certificate.toString(), 0o644)
  writeFileSync(path.join(out, 'ca.pem'), authority.certificate.toString())
  const at = (file: string): string => path.join(out, file)
  print(`A certificate for CVR number ${cvrNumber}, valid until ${client.certificate.validTo}. Call with:`)
  print(`  curl --cacert ${at('ca.pem')} --cert ${at('cert.pem')} --key ${at('key.pem')} …`)
  return 0
}

function run(args: readonly string[]): Promise<ExitCode> {
  const options = { cvr: { type: 'string' }, out: { type: 'string' }, name: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  if (positionals.join(' ') !== 'issue') throw new WrongUse('sandbox-ca takes issue.')
  return Promise.resolve(issue(values))
}

export const sandboxCaCommand: Command = {
  usage: 'sandbox-ca issue --cvr NUMBER --out FOLDER [--name TEXT]',
  summary: "Make a client certificate of the sandbox's own authority: key.pem, cert.pem, ca.pem",
  run,
}
