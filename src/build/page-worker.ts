import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deserialize } from 'node:v8'
import type { RouteData } from 'astro'
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js'
import { Tinypool } from 'tinypool'
import { atlasOfData, type AtlasData } from '../atlas/facade.ts'
import { useAtlas } from '../atlas/index.ts'
import { tracedAtlas, type Read } from '../atlas/trace.ts'
import { useAssets } from './assets.ts'
import type { PageBundle } from './bundle.ts'
import type { BatchResult, DrawnPage, PageTask, PageThread } from './page-pool.ts'

/** What Astro's bundle of the pages brings along; Astro's own prerenderer uses it in the same way. */
interface PageApp extends StaticPathsApp {
  setInternals: (internals: { pagesByKeys: PageBundle['styles'] }) => void
  setOptions: (options: object) => void
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>
}

const thread = Tinypool.workerData as PageThread
let reads = new Set<Read>()
useAtlas(tracedAtlas(readAtlas(), (read) => reads.add(read)))
useAssets(thread.bundle.assets)
const app = await openApp()
const routes = new Map(app.manifest.routes.map(({ routeData }) => [keyOf(routeData), routeData]))

/** Draws a batch of pages, one after the other, so that each read belongs to one page. */
export default async function drawBatch(tasks: PageTask[]): Promise<BatchResult> {
  const drawn: DrawnPage[] = []
  for (const task of tasks) {
    reads = new Set()
    try {
      writeFileSync(join(thread.out, task.file), await draw(task))
    } catch (error) {
      return { failed: { pathname: task.pathname, error: error as Error } }
    }
    drawn.push({ file: task.file, reads: [...reads] })
  }
  return { drawn }
}

/** All pages of the site. The first of several pages of one address is the one that counts, as with Astro. */
export async function listPages(): Promise<PageTask[]> {
  const tasks = new Map<string, PageTask>()
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    const name = pathname.replace(/^\/|\/$/g, '') || 'index'
    const file = route.type === 'endpoint' ? name : `${name}.html`
    if (!tasks.has(file)) tasks.set(file, { component: route.component, route: route.route, pathname, file })
  }
  return [...tasks.values()]
}

async function draw(task: PageTask): Promise<Buffer> {
  const routeData = routes.get(keyOf(task))
  if (!routeData) throw new Error(`the bundle has no route ${task.route}`)
  // As with Astro, only the site's origin: pages stand at its root, wherever the site will be deployed.
  const address = new URL(`/${task.file}`, thread.site ?? 'http://localhost/')
  const response = await app.render(new Request(address), { routeData })
  if (response.status !== 200 && task.pathname !== '/404')
    throw new Error(`its drawing ended with status ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

function readAtlas() {
  return atlasOfData(deserialize(readFileSync(thread.atlas)) as AtlasData)
}

async function openApp(): Promise<PageApp> {
  const { app: opened } = (await import(pathToFileURL(thread.bundle.entry).href)) as { app: PageApp }
  importOnce(opened.manifest.pageMap)
  opened.setInternals({ pagesByKeys: thread.bundle.styles })
  const destination = { write: () => true }
  opened.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } })
  return opened
}

/** Astro imports a page's module for each address anew, which takes longer than a small page. */
function importOnce(pages: PageApp['manifest']['pageMap']): void {
  for (const [component, load] of pages ?? []) {
    let page: ReturnType<typeof load> | undefined
    pages?.set(component, () => (page ??= load()))
  }
}

function keyOf({ component, route }: Pick<RouteData, 'component' | 'route'>): string {
  return `${route} ${component}`
}
