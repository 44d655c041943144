import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { checkMemo } from '../../memo/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { environmentSettings, print, printFault, WrongUse } from '../command.ts'
import { readRuntimeFile } from '../runtime-file.ts'

interface Server {
  readonly portal: string
  readonly system: string
}

interface Letter {
  /** For the person who reads the output. */
  readonly name: string
  readonly xml: Uint8Array
}

const systemsSchema = z.array(z.object({ id: z.string(), organisationCvr: z.string(), types: z.array(z.string()), authorization: z.string().nullable() }))
type System = z.infer<typeof systemsSchema>[number]

function findServer(): Server {
  const { portal, system } = readRuntimeFile(path.resolve(environmentSettings().BREVDUE_DATA))
  if (portal === undefined || system === undefined) throw new WrongUse('No server runs on this data folder; start it with "npm start" first.')
  return { portal, system }
}

/** The named system, or the first sender system of the organisation that the letter names as its sender. */
function systemFor(systems: readonly System[], { name, xml }: Letter, wanted: string | undefined): System {
  const sender = checkMemo(xml).memo?.header.sender.senderId
  const found = systems.find(({ id, organisationCvr, types }) => (wanted === undefined ? types.includes('SENDER') && organisationCvr === sender : id === wanted))
  if (found?.authorization === undefined || found.authorization === null)
    throw new WrongUse(wanted === undefined ? `${name}: no system of the sandbox sends for its sender; name one with --system.` : `There is no demo system ${wanted}; GET /sandbox/api/systems lists them.`)
  return found
}

/** Sends one letter as its sender system would, and prints what the server answers. */
async function send({ system }: Server, { name, xml }: Letter, { authorization }: System): Promise<boolean> {
  const uuid = checkMemo(xml).messageUuid ?? ''
  const answer = await fetch(`${system}/apis/v1/memos/?memo-message-uuid=${uuid}`, {
    method: 'POST',
    headers: { authorization: authorization ?? '', 'content-type': 'application/xml' },
    body: Buffer.from(xml),
  })
  const text = await answer.text()
  if (answer.ok) print(text)
  else printFault(`${name}: refused with status ${answer.status}: ${text}`)
  return answer.ok
}

async function sampleLetter({ portal }: Server, to: string | undefined): Promise<Letter> {
  const answer = await fetch(`${portal}/sandbox/api/sample-letter?messageUUID=${uuidV4()}${to === undefined ? '' : `&to=${encodeURIComponent(to)}`}`)
  if (!answer.ok) throw new WrongUse(`The server makes no sample: ${await answer.text()}`)
  return { name: 'sample', xml: await answer.bytes() }
}

function readLetter(file: string): Letter {
  if (!existsSync(file)) throw new WrongUse(`${file}: there is no such file.`)
  return { name: file, xml: readFileSync(file) }
}

async function run(args: readonly string[]): Promise<ExitCode> {
  const options = { system: { type: 'string' }, sample: { type: 'boolean', default: false }, to: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  if (positionals.length === 0 && !values.sample) throw new WrongUse('send takes at least one file, or --sample.')
  const server = findServer()
  const letters = [...positionals.map(readLetter), ...(values.sample ? [await sampleLetter(server, values.to)] : [])]
  const systems = systemsSchema.parse(await (await fetch(`${server.portal}/sandbox/api/systems`)).json())
  let allAccepted = true
  for (const letter of letters) allAccepted = (await send(server, letter, systemFor(systems, letter, values.system))) && allAccepted
  return allAccepted ? 0 : 1
}

export const sendCommand: Command = {
  usage: 'send FILE… [--system ID] | send --sample [--to NUMBER]',
  summary: 'Send MeMo files, or a new sample, to the running server as a system of the sandbox; prints the receipts',
  run,
}
