import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAtlas, useAtlas } from '../../src/atlas/index.ts'
import { useAssets } from '../../src/build/assets.ts'
import { bundlePages, type PageBundle } from '../../src/build/bundle.ts'
import { openPageApp } from '../../src/build/page-app.ts'
import { cacheFolder } from '../../src/build/stages.ts'
import { site } from './pages.ts'

/** As if a person had written on every page: then each goes through Astro's own path from request to response. */
const everywhere: ReadonlyMap<string, string> = Object.assign(new Map<string, string>(), { has: () => true })

let bundle: PageBundle
beforeAll(async () => {
  bundle = await bundlePages({ notes: loadAtlas('content').notes }, join(cacheFolder, 'bundles'))
}, 60_000)
afterAll(() => rmSync(bundle.folder, { recursive: true, force: true }))

test('every page is what Astro gives to who asks for its address', { timeout: 120_000 }, async () => {
  useAtlas(loadAtlas('content'))
  useAssets(bundle.assets)
  const app = await openPageApp(bundle, everywhere)
  const tasks = await app.list()
  const other: string[] = []
  for (const task of tasks) {
    const drawn = (await app.draw(task)).toString()
    if (drawn !== readFileSync(join(site, task.file), 'utf8')) other.push(task.file)
  }
  expect(tasks.length).toBeGreaterThan(2000)
  expect(other).toEqual([])
})
