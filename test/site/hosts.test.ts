import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type * as workflowParserModule from '@actions/workflow-parser'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headersOf, readHeaderRules } from '../../src/build/host-headers.ts'
import { filesBelow } from '../../src/build/summary.ts'
import { site } from './pages.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const year = 'public, max-age=31536000, immutable'
/** A file whose name changes with its content. */
const isHashed = (path: string) => /^assets\/[^/]*\.[\w-]{8,}\.\w+$/.test(path)

type WorkflowParser = typeof workflowParserModule

/** GitHub's own parser, bundled: it imports JSON without saying so, which Node refuses. */
async function workflowParser(): Promise<WorkflowParser> {
  const outfile = join(temporaryFolder('workflow'), 'parser.mjs')
  const entryPoints = ['@actions/workflow-parser']
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' })
  return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as WorkflowParser
}

async function faultsOf(content: string): Promise<string[]> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await workflowParser()
  const { context, value } = parseWorkflow({ name: 'x.yml', content }, new NoOperationTraceWriter())
  const jobs = value && (await convertWorkflowTemplate(context, value)).jobs
  return [...context.errors.getErrors().map(({ message }) => message), ...(jobs?.length ? [] : ['no job'])]
}

describe('workflows', () => {
  test.each(['.github/workflows/pages.yml', 'src/build/starter/github/.github/workflows/pages.yml'])(
    "%s is one that GitHub's own parser takes",
    async (path) => {
      expect(await faultsOf(readFileSync(path, 'utf8'))).toEqual([])
    },
  )

  test('a broken one is not', async () => {
    const broken =
      'on: pushh\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: a/b@v1\n        wth: {}\n'
    expect((await faultsOf(broken)).length).toBeGreaterThan(0)
  })
})

describe('_headers', () => {
  const rules = readHeaderRules(readFileSync(join(site, '_headers'), 'utf8'))

  test('keeps what has a hash in its name for a year, and revalidates all else', () => {
    const files = filesBelow(site)
    expect(files.filter(isHashed).length).toBeGreaterThan(5)
    const wrong = files.filter((path) => {
      const cache = headersOf(`/${path}`, rules).get('Cache-Control') ?? ''
      return isHashed(path) ? cache !== year : !/\bmax-age=0, must-revalidate$/.test(cache)
    })
    expect(wrong).toEqual([])
  })

  test('is no larger than hosts allow', () => {
    expect(rules.length).toBeLessThanOrEqual(100)
    for (const line of readFileSync(join(site, '_headers'), 'utf8').split('\n'))
      expect(line.length).toBeLessThanOrEqual(2000)
  })
})

const hasNginx = spawnSync('nginx', ['-v']).status === 0

describe.skipIf(!hasNginx)("nginx with README's settings", () => {
  let server: ChildProcess | undefined
  let address = ''

  beforeAll(async () => {
    const port = await freePort()
    const folder = temporaryFolder('nginx')
    const config = join(folder, 'nginx.conf')
    writeFileSync(config, nginxConfig(port, folder, settings()))
    server = spawn('nginx', ['-p', folder, '-c', config, '-e', join(folder, 'error.log')], {
      stdio: 'ignore',
    })
    address = `http://127.0.0.1:${port}/`
    for (let turn = 0; turn < 50; turn++) {
      if (
        await fetch(address)
          .then(({ ok }) => ok)
          .catch(() => false)
      )
        return
      await wait(100)
    }
    throw new Error(`nginx did not start: ${readFileSync(join(folder, 'error.log'), 'utf8')}`)
  })
  afterAll(() => server?.kill())

  test('serves pages compressed and to be revalidated, hashed files for a year', async () => {
    const page = await fetch(`${address}papers.html`)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.headers.get('content-encoding')).toBe('gzip')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const assets = filesBelow(site).filter(isHashed)
    for (const path of assets.filter((one) => /\.(?:css|js)$/.test(one))) {
      const { headers } = await fetch(address + path)
      expect([headers.get('cache-control'), headers.get('content-encoding')], path).toEqual([year, 'gzip'])
    }
    const again = await fetch(`${address}papers.html`, {
      headers: { 'If-Modified-Since': page.headers.get('last-modified') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('answers what is not there with the page for it', async () => {
    const missing = await fetch(`${address}nothing/here.html`)
    expect(missing.status).toBe(404)
    expect(await missing.text()).toBe(readFileSync(join(site, '404.html'), 'utf8'))
  })
})

/** The indented block behind README's word on nginx. */
function settings(): string {
  const [, block = ''] =
    /nginx, in the `server` block[^\n]*\n\n((?: {6}[^\n]*\n)+)/.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(block).not.toBe('')
  return block
}

function nginxConfig(port: number, folder: string, block: string): string {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  return `daemon off; master_process off; pid ${folder}/nginx.pid; events {}
http { include /etc/nginx/mime.types; access_log off; ${places.join(' ')}
server { listen 127.0.0.1:${port}; root ${resolve(site)};
${block} } }`
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}
