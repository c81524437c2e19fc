import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headersOf, readHeaderRules } from '../../src/build/host-headers.ts'
import { serveSite } from '../../src/build/serve.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const folder = join(temporaryFolder('serve'), 'site')
const long = `<p>${'a page '.repeat(200)}</p>`
let served: Awaited<ReturnType<typeof serveSite>>

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), long)
  writeFileSync(join(folder, '404.html'), '<h1>No such page</h1>')
  writeFileSync(join(folder, 'assets/a b.js'), 'let a')
  writeFileSync(join(folder, 'assets/a.png'), 'not really')
  writeFileSync(
    join(folder, '_headers'),
    '# all\n/*\n  Cache-Control: no-cache\n  X-Kind: page\n\n/assets/*\n  ! X-Kind\n  Cache-Control: max-age=9\n',
  )
  served = await serveSite(folder, '/sub/')
})
afterAll(() => served.close())

interface Answer {
  status?: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** Unlike `fetch` this leaves path and body as they are. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(served.url)
    request({ hostname, port, path, headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', failed)
      .end()
  })
}

test('text is compressed as the browser takes it, and pictures are not', async () => {
  const brotli = await ask('/sub/', { 'Accept-Encoding': 'gzip, deflate, br' })
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(brotli.body).toString()).toBe(long)
  const gzip = await ask('/sub/index.html', { 'Accept-Encoding': 'gzip' })
  expect(gunzipSync(gzip.body).toString()).toBe(long)
  expect((await ask('/sub/')).body.toString()).toBe(long)
  const picture = await ask('/sub/assets/a.png', { 'Accept-Encoding': 'br' })
  expect(picture.headers['content-encoding']).toBeUndefined()
})

test('headers are those of the site’s own file', async () => {
  expect((await ask('/sub/')).headers).toMatchObject({ 'cache-control': 'no-cache', 'x-kind': 'page' })
  const script = await ask('/sub/assets/a%20b.js')
  expect(script.headers['cache-control']).toBe('max-age=9')
  expect(script.headers['x-kind']).toBeUndefined()
  expect(script.headers['content-type']).toMatch(/^text\/javascript/)
})

test('an unchanged file is not sent again', async () => {
  const { headers } = await ask('/sub/')
  const again = await ask('/sub/', { 'If-None-Match': String(headers['etag']) })
  expect(again.status).toBe(304)
  expect(again.body).toHaveLength(0)
})

test.each(['/sub/no', '/sub/a/deep/path/no.html', '/elsewhere', '/sub/assets', '/sub/%E0%A4%A', '/sub/%00'])(
  '%s is answered by the page for what is missing',
  async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expect(body.toString()).toContain('No such page')
  },
)

test('nothing outside the folder is served', async () => {
  writeFileSync(join(folder, '../serve-secret.txt'), 'secret')
  for (const way of [
    '/sub/../serve-secret.txt',
    '/sub/%2e%2e/serve-secret.txt',
    '/sub/..%2fserve-secret.txt',
  ])
    expect((await ask(way)).status).toBe(404)
})

test('HEAD has the headers and no body', async () => {
  const { status, headers, body } = await ask('/sub/', {}, 'HEAD')
  expect([status, headers['content-length'], body.length]).toEqual([200, String(long.length), 0])
})

test('later rules win over earlier ones, and a star stands for anything', () => {
  const rules = readHeaderRules('/*\n  A: 1\n/x/*.js\n  A: 2\n  B: b: c\n/x/y.js\n  ! B\n')
  expect(headersOf('/x/z.js', rules)).toEqual(
    new Map([
      ['A', '2'],
      ['B', 'b: c'],
    ]),
  )
  expect(headersOf('/x/y.js', rules)).toEqual(new Map([['A', '2']]))
  expect(headersOf('/x.css', rules)).toEqual(new Map([['A', '1']]))
})
