import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { addCitizen } from '../../login/login.testing.ts'
import { addLetter } from '../mailboxes.testing.ts'
import type { TestFile } from '../mailboxes.testing.ts'
import { filePath, letterPath } from '../post-paths.ts'
import type { LetterPlace } from '../post-paths.ts'
import type { TestBrowser } from '../post.testing.ts'
import { withPost } from '../post.testing.ts'

const pdf = (bytes: TestFile['bytes'], more: Partial<TestFile> = {}): TestFile => ({ filename: 'Afgørelse.pdf', encodingFormat: 'application/pdf', bytes, ...more })
const first = (letter: LetterPlace): string => filePath(letter, { document: 1, file: 1 })
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer())

/** The names in a ZIP's central directory (APPNOTE 4.3.12). */
function namesIn(zip: Buffer): string[] {
  const names: string[] = []
  for (let at = zip.indexOf('PK\u0001\u0002'); at !== -1; at = zip.indexOf('PK\u0001\u0002', at + 46)) names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)))
  return names
}

const withFiles = (files: readonly TestFile[], work: (browser: TestBrowser, letter: LetterPlace) => Promise<void>, asBlob = false): Promise<void> =>
  withPost(async (post) => {
    const ida = await addCitizen(post.database)
    const letter = await addLetter(post, ida.partyId, { documents: files.map((file, index) => ({ type: index === 0 ? 'MAIN' : 'ADDITIONAL', files: [file] })), asBlob })
    await work(await post.logIn(ida), letter)
  })

for (const { asBlob, lines } of [{ asBlob: false, lines: false }, { asBlob: true, lines: false }, { asBlob: true, lines: true }])
  test(`a file and every range of it are its decoded bytes (${asBlob ? 'blob' : 'row'}, ${lines ? 'lines' : 'dense'})`, () => {
    const bytes = randomBytes(400_001)
    return withFiles([pdf(bytes, { lines })], async (browser, letter) => {
      const whole = await browser.get(first(letter))
      assert.equal(whole.status, 200)
      assert.equal(whole.headers.get('content-length'), '400001')
      assert.ok(bytes.equals(await bytesOf(whole)))
      for (const [from, to] of [[0, 0], [1, 1], [131_071, 131_073], [5, 300_000], [400_000, 400_000], [399_998, 400_000]] as const) {
        const part = await browser.get(first(letter), { range: `bytes=${from}-${to}` })
        assert.deepEqual([part.status, part.headers.get('content-range')], [206, `bytes ${from}-${to}/400001`])
        assert.ok(bytes.subarray(from, to + 1).equals(await bytesOf(part)), `${from}-${to}`)
      }
      const outside = await browser.get(first(letter), { range: 'bytes=400001-' })
      assert.deepEqual([outside.status, outside.headers.get('content-range')], [416, 'bytes */400001'])
    }, asBlob)
  })

test('a file bears its hash, its name, its type, and a policy; what is known is not sent again', () =>
  withFiles([pdf('%PDF-1.7')], async (browser, letter) => {
    const answer = await browser.get(first(letter))
    const etag = `"${createHash('sha256').update('%PDF-1.7').digest('hex')}"`
    assert.equal(answer.headers.get('etag'), etag)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    assert.equal(answer.headers.get('content-disposition'), `inline; filename="Afg_relse.pdf"; filename*=UTF-8''Afg%C3%B8relse.pdf`)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.equal((await browser.get(first(letter), { 'if-none-match': etag })).status, 304)
    assert.equal((await browser.get(first(letter), { range: 'bytes=0-1', 'if-range': '"old"' })).status, 200)
    assert.equal((await browser.get(first(letter), { range: 'bytes=0-1', 'if-range': etag })).status, 206)
  }))

test('hostile documents are harmless: cleaned, sandboxed, or only ever saved', () => {
  const attack = '<p>Kære du</p><script>alert(1)</script><form action="/post"><input></form><img src=x onerror=alert(1)><meta http-equiv=refresh content="0;url=https://evil.example">'
  const files = [
    { filename: 'Brev.html', encodingFormat: 'text/html', bytes: attack },
    pdf('<html><script>alert(1)</script>'),
    { filename: 'Tegning.svg', encodingFormat: 'image/svg+xml', bytes: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
    { filename: 'Billede.png', encodingFormat: 'image/svg+xml', bytes: '<svg/>' },
    { filename: 'Brev.txt', encodingFormat: 'text/plain', bytes: '<script>alert(1)</script>' },
  ]
  return withFiles(files, async (browser, letter) => {
    assert.match(await browser.page(letterPath(letter)), /<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/)
    const view = await browser.get(`${first(letter)}/view`)
    assert.match(view.headers.get('content-security-policy') ?? '', /^sandbox allow-popups[^;]*; default-src 'none'; style-src 'unsafe-inline'; img-src data:;/)
    const html = await view.text()
    assert.match(html, /<p>Kære du<\/p>/)
    assert.doesNotMatch(html, /script|form|onerror|http-equiv|evil/)
    const answers = await Promise.all(files.map((_, index) => browser.get(filePath(letter, { document: index + 1, file: 1 }))))
    assert.deepEqual(
      answers.map(({ headers }) => [headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]]),
      [
        ['application/octet-stream', 'attachment'],
        ['application/pdf', 'inline'],
        ['application/octet-stream', 'attachment'],
        ['application/octet-stream', 'attachment'],
        ['text/plain; charset=utf-8', 'inline'],
      ],
    )
    for (const { headers } of answers) assert.equal(headers.get('x-content-type-options'), 'nosniff')
    for (const [index, { headers }] of answers.entries()) assert.match(headers.get('content-security-policy') ?? '', index === 1 ? /^default-src 'none'/ : /^sandbox/)
    assert.equal((await browser.get(`${filePath(letter, { document: 2, file: 1 })}/view`)).status, 404, 'only HTML has a view')
  })
})

test('a file that is not there is not found', () =>
  withFiles([pdf('x')], async (browser, letter) => {
    const places = [[0, 1], [1, 0], [2, 1], [1, 2]] as const
    for (const [document, file] of places) assert.equal((await browser.get(filePath(letter, { document, file }))).status, 404)
    for (const path of ['documents/1e0/files/1', 'documents/__proto__/files/1', 'documents/-1/files/1', 'documents/1/actions/1/calendar']) assert.equal((await browser.get(`${letterPath(letter)}/${path}`)).status, 404, path)
  }))

test('all files come as one ZIP with safe, unique names, and make the letter read', () => {
  const files = [pdf('et'), pdf('to'), { filename: '../../evil.sh', encodingFormat: 'text/plain', bytes: 'tre' }]
  return withFiles(files, async (browser, letter) => {
    const answer = await browser.get(`${letterPath(letter)}/archive`)
    assert.equal(answer.headers.get('content-type'), 'application/zip')
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; .*Afg%C3%B8relse%20om%20byggesag\.zip$/)
    const zip = await bytesOf(answer)
    assert.deepEqual(namesIn(zip), ['Afgørelse.pdf', 'Afgørelse (2).pdf', '_.._evil.sh'])
    assert.ok(zip.includes('to'))
    assert.doesNotMatch(await browser.page(`/post/${letter.mailboxId}`), /message-unread/)
  })
})

test('opening a file of an unread letter makes it read', () =>
  withFiles([pdf('x')], async (browser, letter) => {
    assert.match(await browser.page(`/post/${letter.mailboxId}`), /message-unread/)
    await bytesOf(await browser.get(first(letter)))
    assert.doesNotMatch(await browser.page(`/post/${letter.mailboxId}`), /message-unread/)
  }))
