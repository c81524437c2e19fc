import { hash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroIntegration, AstroPrerenderer } from 'astro'
import type { Plugin } from 'vite'
import { authorLetters } from '../atlas/lists.ts'
import type { Atlas } from '../atlas/index.ts'
import { versionsOf } from '../atlas/trace.ts'
import { silent, type Effects } from '../model/effects.ts'
import { knownAssets } from './assets.ts'
import { backdrop } from './backdrop.ts'
import { programPrint } from './fingerprint.ts'
import { openPageCache } from './page-cache.ts'
import { drawInThreads, packAtlas, type PageTask, type PageThread } from './page-pool.ts'

/** Pages as Astro lists them. */
export type PagePaths = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>

export interface DrawOptions {
  site?: string
  /** The folder in which the new site grows. */
  next: string
  /** The folder of the last site, whose unchanged pages are taken over. */
  last: string
  /** Where notes about the last site are kept. */
  cacheDir: string
  effects?: Effects
}

/**
 * Draws pages beside Astro: its bundle of all pages runs in threads, one to a core, and pages of the last site that
 * would come out the same are taken from there.
 * @param failed makes the error that names a page
 */
export function pageDrawer(
  atlas: Atlas,
  options: DrawOptions,
  failed: (pathname: string, error: unknown) => Error,
): { integration: AstroIntegration; draw: (paths: PagePaths) => Promise<void> } {
  const astro: { bundle: string; styles: PageThread['styles'] } = { bundle: '', styles: new Map() }
  const integration: AstroIntegration = {
    name: 'atlas-page-threads',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // The folder is new, and others write into it meanwhile.
        updateConfig({ vite: { build: { emptyOutDir: false } } })
        updateConfig({
          vite: { plugins: [bundleFinder((path) => (astro.bundle = pathToFileURL(path).href))] },
        })
      },
      'astro:build:setup': ({ pages }) => {
        astro.styles = pages
      },
    },
  }
  const draw = async (paths: PagePaths): Promise<void> => {
    const { site, next, effects = silent } = options
    const cache = openCache(atlas, options)
    const tasks = tasksOf(paths)
    for (const folder of new Set(tasks.map(({ file }) => dirname(file))))
      mkdirSync(join(next, folder), { recursive: true })
    const rest = tasks.filter(({ file }) => !cache.restore(file))
    let done = tasks.length - rest.length
    if (rest.length > 0) {
      const styles = new Map([...astro.styles].map(([key, page]) => [key, { styles: page.styles }]))
      const thread = {
        ...astro,
        styles,
        atlas: packAtlas(atlas),
        assets: knownAssets(),
        site,
        out: next,
      }
      const reads = await drawInThreads(rest, thread, failed, (pages) =>
        effects.progress('pages', (done += pages), tasks.length),
      )
      for (const [file, own] of reads) cache.drawn(file, own)
    }
    cache.save()
  }
  return { integration, draw }
}

function openCache(atlas: Atlas, { site, next, last, cacheDir }: DrawOptions) {
  // What many pages show is made here, so that its version is known and no thread makes it again.
  backdrop(atlas)
  authorLetters(atlas)
  const settings = JSON.stringify([programPrint(), site, process.env['SOURCE_DATE_EPOCH']])
  const place = hash('sha256', resolve(last)).slice(0, 16)
  return openPageCache(join(cacheDir, `${place}.json`), {
    program: hash('sha256', settings),
    last,
    next,
    version: versionsOf(atlas),
  })
}

/** The first of several pages of one address is the one that counts, as with Astro. */
function tasksOf(paths: PagePaths): PageTask[] {
  const tasks = new Map<string, PageTask>()
  for (const { pathname, route } of paths) {
    const name = pathname.replace(/^\/|\/$/g, '') || 'index'
    const file = route.type === 'endpoint' ? name : `${name}.html`
    if (!tasks.has(file)) tasks.set(file, { component: route.component, route: route.route, pathname, file })
  }
  return [...tasks.values()]
}

/** Hears where the bundle of all pages lies. */
function bundleFinder(found: (path: string) => void): Plugin {
  return {
    name: 'atlas-bundle',
    writeBundle({ dir = '' }, bundle) {
      if (this.environment.name !== 'prerender') return
      const entry = Object.keys(bundle).find((file) => file.startsWith('prerender-entry.'))
      if (entry) found(join(dir, entry))
    },
  }
}
