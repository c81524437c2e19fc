import { hash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { headersOf, readHeaderRules, type HeaderRule } from './host-headers.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}
/** What is compressed already, or is asked for piece by piece, goes out as it is. */
const plain = new Set([
  '.png',
  '.woff2',
  '.zip',
  '.pack',
  '.pf_index',
  '.pf_fragment',
  '.pf_meta',
  '.pagefind',
])

type Encoding = 'br' | 'gzip'

/**
 * Serves a built site as a static host does that keeps to the site's own `_headers` file: compressed where the
 * browser takes it, checked again by its ETag, and `404.html` for what is not there.
 * @param base path under which the site lies: `/` or `/some/where/`
 * @param port 0 takes a free one
 */
export async function serveSite(
  folder: string,
  base = '/',
  port = 0,
): Promise<{ url: string; close: () => Promise<void> }> {
  const rules = readRules(folder)
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    answer(request, response, fileFor(folder, base, request.url ?? '/'), rules, packed)
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const address = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${address.port}${base}`, close }
}

interface Found {
  file: string
  status: 200 | 404
  /** The path below the site's root, with a leading `/`. */
  path: string
}

function readRules(folder: string): HeaderRule[] {
  const file = join(folder, '_headers')
  return existsSync(file) ? readHeaderRules(readFileSync(file, 'utf8')) : []
}

function fileFor(folder: string, base: string, address: string): Found {
  const missing: Found = { file: join(folder, '404.html'), status: 404, path: '/404.html' }
  const path = pathOf(address)
  if (!path?.startsWith(base)) return missing
  const inside = normalize(path.slice(base.length) || '.')
  if (inside.startsWith('..') || inside.includes('\0')) return missing
  const file = join(folder, inside === '.' || inside.endsWith(sep) ? `${inside}/index.html` : inside)
  return existsSync(file) && statSync(file).isFile()
    ? { file, status: 200, path: `/${path.slice(base.length)}` }
    : missing
}

/** The decoded path of a request's address; undefined when it is no address. */
function pathOf(address: string): string | undefined {
  try {
    return decodeURIComponent(new URL(address, 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { file, status, path }: Found,
  rules: readonly HeaderRule[],
  packed: Map<string, Buffer>,
): void {
  if (!existsSync(file)) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found')
    return
  }
  const body = readFileSync(file)
  const mark = hash('sha1', body)
  const kind = extname(file)
  const encoding = plain.has(kind) ? undefined : encodingFor(request.headers['accept-encoding'])
  const headers = headersOf(path, rules)
    .set('Content-Type', types[kind] ?? 'application/octet-stream')
    .set('ETag', `"${mark}${encoding ? `-${encoding}` : ''}"`)
  if (!plain.has(kind)) headers.set('Vary', 'Accept-Encoding')
  if (status === 200 && request.headers['if-none-match'] === headers.get('ETag')) {
    response.writeHead(304, Object.fromEntries(headers)).end()
    return
  }
  if (encoding) headers.set('Content-Encoding', encoding)
  const sent = encoding ? compressed(body, encoding, `${mark}-${encoding}`, packed) : body
  headers.set('Content-Length', String(sent.length))
  response.writeHead(status, Object.fromEntries(headers))
  response.end(request.method === 'HEAD' ? undefined : sent)
}

function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .map((name) => name.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).find((name) => names.includes(name))
}

/** As hard as hosts do while they send: brotli at 5, gzip at 6. */
function compressed(body: Buffer, encoding: Encoding, key: string, packed: Map<string, Buffer>): Buffer {
  const known = packed.get(key)
  if (known) return known
  const made =
    encoding === 'gzip'
      ? gzipSync(body)
      : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  packed.set(key, made)
  return made
}
