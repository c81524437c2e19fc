import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serves a built site, as a plain static host does.
 * @param base path under which the site lies: `/` or `/some/where/`
 * @param port 0 takes a free one
 */
export async function serveSite(
  folder: string,
  base = '/',
  port = 0,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : undefined
    const file = inside === undefined ? '' : join(folder, inside === '.' ? 'index.html' : inside)
    const known = file && !inside?.startsWith('..') && existsSync(file) && statSync(file).isFile()
    const shown = known ? file : join(folder, '404.html')
    response.writeHead(known ? 200 : 404, {
      'Content-Type': types[extname(shown)] ?? 'application/octet-stream',
    })
    createReadStream(shown).pipe(response)
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
