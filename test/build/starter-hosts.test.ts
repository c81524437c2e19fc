import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { load } from 'js-yaml'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { headersOf, readHeaderRules } from '../../src/build/host-headers.ts'
import { initAtlas, type DeployTarget } from '../../src/build/init.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const folderBelow = z.string().regex(/^[\w-]+(?:\/[\w-]+)*$/)

/** https://docs.netlify.com/build/configure-builds/file-based-configuration/ */
const netlify = z.strictObject({
  build: z.strictObject({
    base: folderBelow.optional(),
    publish: folderBelow,
    command: z.string().optional(),
    ignore: z.string().optional(),
    functions: folderBelow.optional(),
    edge_functions: folderBelow.optional(),
    environment: z.record(z.string(), z.string()).optional(),
  }),
  headers: z
    .array(z.strictObject({ for: z.string().startsWith('/'), values: z.record(z.string(), z.string()) }))
    .optional(),
  redirects: z.array(z.looseObject({ from: z.string(), to: z.string() })).optional(),
})

/** https://developers.cloudflare.com/pages/functions/wrangler-configuration/ */
const wrangler = z.strictObject({
  name: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,56}[a-z0-9])?$/),
  pages_build_output_dir: folderBelow,
  compatibility_date: z.iso.date(),
  compatibility_flags: z.array(z.string()).optional(),
  send_metrics: z.boolean().optional(),
  vars: z.record(z.string(), z.string()).optional(),
})

async function made(deploy: DeployTarget, name = 'atlas'): Promise<string> {
  const folder = temporaryFolder('hosts')
  writeFileSync(join(folder, 'fern.bib'), '@misc{fern, title = {Counting Ferns}, year = {2024}}\n')
  const out = join(folder, name)
  await initAtlas({ title: 'Ferns', from: [join(folder, 'fern.bib')], out, deploy })
  return out
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

/** Where README's build command puts the site. */
function siteFolder(folder: string): string {
  const [, quoted, plain = ''] = /--out (?:'([^']*)'|(\S+))/.exec(read(folder, 'README.md')) ?? []
  return basename(quoted ?? plain)
}

describe('a new atlas', () => {
  test('has a netlify.toml as Netlify documents it, of the folder in which the site is built', async () => {
    const folder = await made('netlify')
    const { build } = netlify.parse(parse(read(folder, 'netlify.toml')))
    expect(build.publish).toBe(siteFolder(folder))
  })

  test.each(['atlas', 'Größe & Maß', `${'long '.repeat(12)}name`, '研究'])(
    'has a wrangler.toml as Cloudflare Pages documents it, in a folder called %s',
    async (name) => {
      const folder = await made('cloudflare', name)
      const config = wrangler.parse(parse(read(folder, 'wrangler.toml')))
      expect(config.pages_build_output_dir).toBe(siteFolder(folder))
    },
  )

  test('has a script for rsync that the shell takes', async () => {
    const script = join(await made('rsync'), 'publish.sh')
    expect(spawnSync('sh', ['-n', script]).status).toBe(0)
    const { status, stderr } = spawnSync('sh', [script], { encoding: 'utf8' })
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining('name the place to publish to')])
  })

  test('has a workflow that is run weekly and may publish', async () => {
    const folder = await made('github')
    const workflow = z
      .object({
        on: z.object({
          schedule: z.array(z.object({ cron: z.string().regex(/^\d+ \d+ \* \* [0-7]$/) })).min(1),
        }),
        permissions: z.object({ pages: z.literal('write'), 'id-token': z.literal('write') }),
        jobs: z.object({
          publish: z.object({ steps: z.array(z.looseObject({ uses: z.string().optional() })) }),
        }),
      })
      .parse(load(read(folder, '.github/workflows/pages.yml')))
    const used = workflow.jobs.publish.steps.flatMap(({ uses }) => uses ?? [])
    expect(used.every((action) => /^actions\/[\w-]+@v\d+$/.test(action))).toBe(true)
    expect(used.at(-1)).toMatch(/^actions\/deploy-pages@/)
  })
})

test.each([
  ['netlify', netlify, '[build]\npublsh = "site"'],
  ['netlify', netlify, '[build]\npublish = "../site"'],
  [
    'wrangler',
    wrangler,
    'name = "Größe"\npages_build_output_dir = "site"\ncompatibility_date = "2026-01-01"',
  ],
  ['wrangler', wrangler, 'name = "a"\npages_build_output = "site"\ncompatibility_date = "2026-01-01"'],
  ['wrangler', wrangler, 'name = "a"\npages_build_output_dir = "site"\ncompatibility_date = "2026-13-01"'],
])("a mistake in %s's file is found", (_host, schema, source) => {
  expect(schema.safeParse(parse(source)).success).toBe(false)
})

describe('_headers', () => {
  const source = readFileSync('public/_headers', 'utf8')
  const rules = readHeaderRules(source)

  test('has a path at the start of a line and headers below, as Netlify and Cloudflare document it', () => {
    const lines = source.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
    for (const line of lines) expect(line).toMatch(/^(?:\/[^\s*]*\*?|  (?:! [\w-]+|[\w-]+: \S.*))$/)
    expect(rules.every(({ set, drop }) => set.length + drop.length > 0)).toBe(true)
  })

  test('gives hashed files a year and has pages, feeds and the worker revalidated', () => {
    const cached = (path: string) => headersOf(path, rules).get('Cache-Control')
    expect(cached('/assets/site.abcdef12.css')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', '/index.html', '/papers/a.html', '/feed.xml', '/sw.js', '/cards/papers/a.png'])
      expect(cached(path), path).toBe('public, max-age=0, must-revalidate')
    expect(headersOf('/index.html', rules).get('X-Content-Type-Options')).toBe('nosniff')
  })
})
