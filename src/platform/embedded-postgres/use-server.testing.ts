// A process that uses the server of the folder in its argument: prints `started <url>` or `adopted <url>`, and releases when told to end.
import { startEmbeddedPostgres } from './index.ts'

let how = ''
const log = (line: string): void => {
  how = line.includes('adopted') ? 'adopted' : 'started'
}
try {
  const server = await startEmbeddedPostgres({ dataDirectory: process.argv[2] ?? '', log })
  process.stdout.write(`${how} ${server.url}\n`)
  process.stdin.resume().on('end', () => {
    void server.release().then(() => process.exit(0))
  })
} catch (error) {
  process.stdout.write(`failed ${error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)}\n`)
}
