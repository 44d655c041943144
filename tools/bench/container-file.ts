import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import type { Duplex } from 'node:stream'
import { constants, createZstdCompress } from 'node:zlib'
import { createStream } from 'lzma-native'
import { pack } from 'tar-stream'
import type { World } from './world.ts'
import { makeLetter, ownPdf } from './world.ts'

export type Packing = 'plain' | 'zstd' | 'lzma'

const packers: Readonly<Record<Packing, () => Duplex>> = {
  plain: () => new PassThrough(),
  zstd: () => createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  lzma: () => createStream('aloneEncoder', { preset: 0 }),
}

/** Writes a tar of so many letters, each with a PDF of its own, as files of one letter after the other. */
export async function writeContainer(file: string, world: World, letters: number, packing: Packing): Promise<void> {
  const archive = pack()
  const written = pipeline(archive, packers[packing](), createWriteStream(file))
  for (let index = 0; index < letters; index++) {
    const { messageUuid, body } = makeLetter(world, index, ownPdf())
    await new Promise<void>((resolve, reject) => archive.entry({ name: `${messageUuid}.xml` }, body, (error) => (error ? reject(error) : resolve())))
  }
  archive.finalize()
  await written
}

/** Uploads a container; resolves when it has its technical receipt. */
export async function uploadContainer(url: string, { authorization }: World, file: string): Promise<void> {
  const { size } = await stat(file)
  await new Promise<void>((resolve, reject) => {
    const sending = request(`${url}/apis/v1/memos/`, { method: 'POST', headers: { authorization, 'content-type': 'application/x-lzma', 'content-length': size } })
    sending.on('response', (answer) => {
      text(answer).then((said) => (answer.statusCode === 201 ? resolve() : reject(new Error(`answered ${answer.statusCode}: ${said}`))), reject)
    })
    sending.on('error', reject)
    createReadStream(file, { highWaterMark: 1_000_000 }).pipe(sending)
  })
}
