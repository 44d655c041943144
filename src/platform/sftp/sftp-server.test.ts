import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { pause } from '../clock/index.ts'
import { openLog } from '../log/index.ts'
import { readOrMakeHostKey } from './host-key.ts'
import { MemoryFolders } from './memory-folders.testing.ts'
import { makeClientKey, noOpenSsh, runSftp, startSftp } from './openssh.testing.ts'
import type { ClientKey, SftpCall } from './openssh.testing.ts'
import { readSshPublicKey } from './public-key.ts'
import type { SftpLimits } from './sftp-limits.ts'
import { SftpServer } from './sftp-server.ts'
import { openSpool } from './spool.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'sftp-'))
after(() => rm(folder, { recursive: true }))
const key = makeClientKey(folder)
const local = (name: string): string => path.join(folder, name)

interface Served {
  readonly folders: MemoryFolders
  readonly call: SftpCall
  readonly server: SftpServer
  /** What lies in the spool. */
  spooled(): Promise<string[]>
}

async function served(work: (served: Served) => Promise<void>, more: { limits?: Partial<SftpLimits>; known?: readonly ClientKey[] } = {}): Promise<void> {
  const own = await mkdtemp(path.join(folder, 'server-'))
  const folders = new MemoryFolders(new Map([['note.json', '{"a":1}'], ['empty', '']]))
  const blobs = (more.known ?? [key]).map(({ line }) => readSshPublicKey(line)).map((read) => (typeof read === 'string' ? assert.fail(read) : read.blob))
  const server = new SftpServer({
    host: '127.0.0.1',
    hostKey: await readOrMakeHostKey(path.join(own, 'host-key')),
    spool: await openSpool(path.join(own, 'spool'), 1_000_000_000),
    log: openLog('silent'),
    admit: ({ username, key: offered }) => Promise.resolve(username.toLowerCase() === 'anna' && blobs.some((blob) => blob.equals(offered)) ? () => folders : undefined),
    ...(more.limits === undefined ? {} : { limits: more.limits }),
  })
  const port = await server.listen(0)
  try {
    await work({ folders, server, call: { port, username: 'anna', keyFile: key.file }, spooled: async () => (await readdir(path.join(own, 'spool'), { recursive: true })).slice(1) })
  } finally {
    await server.close()
  }
}

const uploaded = async (name: string, bytes: Buffer): Promise<string> => {
  await writeFile(local(name), bytes)
  return local(name)
}

test('files go up and come down byte by byte, and the session ends', { skip: noOpenSsh }, () =>
  served(async ({ folders, call, spooled }) => {
    const bytes = randomBytes(3_000_001)
    const file = await uploaded('large', bytes)
    const { code, output } = await runSftp(call, [`put ${file} in/large`, `get out/note.json ${local('note')}`, `get out/empty ${local('empty')}`, 'ls -l out', 'pwd', 'cd in', 'pwd'])
    assert.equal(code, 0, output)
    assert.ok(folders.taken.get('large')?.equals(bytes))
    assert.equal(await readFile(local('note'), 'utf8'), '{"a":1}')
    assert.equal(await readFile(local('empty'), 'utf8'), '')
    assert.match(output, /-rw-r--r-- .* 7 .* note\.json/)
    assert.match(output, /working directory: \/in/)
    assert.deepEqual(await spooled(), [])
  }))

test('a connection that changes its keys on the way goes on', { skip: noOpenSsh }, () =>
  served(async ({ folders, call }) => {
    const bytes = randomBytes(9_000_000)
    const { code, output } = await runSftp({ ...call, options: ['-o', 'RekeyLimit=1M'] }, [`put ${await uploaded('rekeyed', bytes)} in/rekeyed`, 'ls out'])
    assert.equal(code, 0, output)
    assert.ok(folders.taken.get('rekeyed')?.equals(bytes))
  }))

test('only known keys come in, of every kind that is accepted', { skip: noOpenSsh }, async () => {
  const made = (name: string, args: readonly string[]): ClientKey => {
    const file = local(name)
    spawnSync('ssh-keygen', ['-q', '-N', '', '-f', file, ...args])
    return { file, line: spawnSync('cat', [`${file}.pub`], { encoding: 'utf8' }).stdout }
  }
  const kinds = [made('rsa', ['-t', 'rsa', '-b', '2048']), made('ecdsa256', ['-t', 'ecdsa']), made('ecdsa521', ['-t', 'ecdsa', '-b', '521']), made('ed25519', ['-t', 'ed25519'])]
  await served(
    async ({ call }) => {
      for (const { file } of kinds) assert.deepEqual(await runSftp({ ...call, keyFile: file }, ['pwd']).then(({ code, output }) => [code, /working directory: \//.test(output)]), [0, true], file)
      const refused = [{ ...call, username: 'berit' }, { ...call, keyFile: makeClientKey(folder, 'other').file }, call]
      for (const wrong of refused) assert.match((await runSftp(wrong, ['pwd'])).output, /Permission denied \(publickey\)/)
      const sha1 = await runSftp({ ...call, keyFile: kinds[0]?.file ?? '', options: ['-o', 'PubkeyAcceptedAlgorithms=ssh-rsa'] }, ['pwd'])
      assert.equal(sha1.code, 255, 'RSA with SHA-1')
      for (const cipher of ['aes256-gcm@openssh.com', 'aes128-ctr']) assert.equal((await runSftp({ ...call, keyFile: kinds[3]?.file ?? '', options: ['-o', `Ciphers=${cipher}`] }, ['pwd'])).code, 0, cipher)
      assert.equal((await runSftp({ ...call, keyFile: kinds[3]?.file ?? '', options: ['-o', 'KexAlgorithms=diffie-hellman-group14-sha1'] }, ['pwd'])).code, 255)
    },
    { known: kinds },
  )
})

test('no shell, no command, no forwarding', { skip: noOpenSsh }, () =>
  served(async ({ call }) => {
    const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'IdentitiesOnly=yes', 'ExitOnForwardFailure=yes', 'LogLevel=ERROR']
    const ssh = async (args: readonly string[]): Promise<string> => {
      const child = spawn('ssh', [...options.flatMap((option) => ['-o', option]), '-i', call.keyFile, '-p', String(call.port), ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
      let output = ''
      child.stderr.on('data', (text: Buffer) => (output += text.toString()))
      const [code] = (await once(child, 'close')) as [number] // of the event
      return `${code} ${output}`
    }
    assert.match(await ssh(['anna@127.0.0.1', 'id']), /^255 .*exec request failed/)
    assert.match(await ssh(['-T', 'anna@127.0.0.1']), /^255 .*shell request failed/)
    assert.match(await ssh(['-N', '-R', '0:127.0.0.1:1', 'anna@127.0.0.1']), /^255 .*remote port forwarding failed/)
  }))

test('what is refused is refused with its status', { skip: noOpenSsh }, () =>
  served(async ({ call, folders }) => {
    const file = await uploaded('small', Buffer.from('x'))
    const refused: [string, RegExp][] = [
      [`put ${file} elsewhere`, /Permission denied/],
      [`put ${file} ../../etc/passwd`, /Permission denied/],
      ['get /etc/passwd', /not found/],
      ['get ../../etc/passwd', /not found/],
      ['mkdir in/new', /Permission denied/],
      ['rmdir in', /Permission denied/],
      ['symlink out/note.json in/x', /Permission denied/],
      ['rename out/note.json in/x', /No such file/],
      ['rm out/note.json', /Permission denied/],
      ['df', /Operation unsupported|does not support|Server does not/],
    ]
    for (const [command, reason] of refused) {
      const { code, output } = await runSftp(call, [command])
      assert.equal(code, 1, command)
      assert.match(output, reason, command)
    }
    assert.equal(folders.taken.size, 0)
  }))

test('an upload above its limit is refused while it comes, and leaves nothing', { skip: noOpenSsh }, () =>
  served(async ({ call, folders, spooled }) => {
    folders.maxBytes = 100_000
    const file = await uploaded('over', randomBytes(5_000_000))
    assert.equal((await runSftp(call, [`put ${file} in/over`])).code, 1)
    assert.deepEqual([folders.taken.size, folders.refused], [0, ['too.large']])
    assert.deepEqual(await spooled(), [])
  }))

test('a connection that is cut leaves nothing, and its folders are told', { skip: noOpenSsh }, () =>
  served(async ({ call, folders, spooled }) => {
    const file = await uploaded('cut', randomBytes(9_000_000))
    const child = startSftp({ ...call, options: ['-l', '8000'] })
    child.stdin?.write(`put ${file} in/cut\n`)
    while ((await spooled()).length === 0) await pause(20)
    child.kill('SIGKILL')
    while (folders.ended === 0) await pause(20)
    assert.deepEqual([folders.taken.size, folders.refused], [0, []])
    assert.deepEqual(await spooled(), [])
    assert.equal((await runSftp(call, [`put ${file} in/cut`])).code, 0)
    assert.equal(folders.taken.size, 1)
  }))

test('who does not log in, or asks for nothing, is sent away', () =>
  served(
    async ({ call, folders }) => {
      const silent = connect(call.port, '127.0.0.1')
      silent.resume()
      await once(silent, 'close')
      if (noOpenSsh !== false) return
      const idle = startSftp(call)
      idle.stdout?.resume()
      while (folders.ended === 0) await pause(20)
      idle.stdin?.end('ls in\n')
      const [code] = (await once(idle, 'close')) as [number] // of the event
      assert.notEqual(code, 0)
    },
    { limits: { loginMs: 700, idleMs: 500 } },
  ))

test('connections are counted, all of them and those of one user', { skip: noOpenSsh }, () =>
  served(
    async ({ call }) => {
      const held = startSftp(call)
      let output = ''
      held.stdout?.on('data', (text: Buffer) => (output += text.toString()))
      held.stdin?.write('pwd\n')
      while (!output.includes('working directory')) await pause(20)
      for (const username of ['anna', 'ANNA']) assert.match((await runSftp({ ...call, username }, ['pwd'])).output, /Permission denied/, username)
      held.stdin?.end()
      await once(held, 'close')
      assert.equal((await runSftp(call, ['pwd'])).code, 0)
      const unknown = [connect(call.port, '127.0.0.1'), connect(call.port, '127.0.0.1'), connect(call.port, '127.0.0.1')]
      const [third] = unknown.slice(2)
      third?.resume()
      await once(third ?? assert.fail('three'), 'close')
      for (const socket of unknown) socket.destroy()
    },
    { limits: { maxConnectionsOfUser: 1, maxUnknown: 2 } },
  ))

test('the host key stays, and a file that is no key is told', async () => {
  const file = local('host')
  assert.deepEqual(await readOrMakeHostKey(file), await readOrMakeHostKey(file))
  await writeFile(local('nonsense'), 'nonsense')
  await assert.rejects(readOrMakeHostKey(local('nonsense')), /no private key/)
})
