import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteData } from 'astro'
import { Tinypool } from 'tinypool'
import { useAtlas } from '../atlas/index.ts'
import { tracedAtlas, type Read } from '../atlas/trace.ts'
import { useAssets } from './assets.ts'
import { unpackAtlas, type BatchResult, type PageTask, type PageThread } from './page-pool.ts'

/** What Astro's bundle of the pages brings along; Astro's own prerenderer uses it in the same way. */
interface PageApp {
  manifest: { routes: { routeData: RouteData }[]; pageMap: Map<string, () => Promise<unknown>> }
  setInternals: (internals: { pagesByKeys: PageThread['styles'] }) => void
  setOptions: (options: object) => void
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>
}

const thread = Tinypool.workerData as PageThread
let reads = new Set<Read>()
const atlas = tracedAtlas(unpackAtlas(thread.atlas), (read) => reads.add(read))
useAtlas(atlas)
useAssets(thread.assets)
const app = await openApp()
const routes = new Map(app.manifest.routes.map(({ routeData }) => [keyOf(routeData), routeData]))

/** Draws a batch of pages, one after the other, so that each read belongs to one page. */
export default async function drawBatch(tasks: PageTask[]): Promise<BatchResult> {
  const all: Read[][] = []
  for (const task of tasks) {
    reads = new Set()
    try {
      writeFileSync(join(thread.out, task.file), await draw(task))
    } catch (error) {
      return { failed: { pathname: task.pathname, error: error as Error } }
    }
    all.push([...reads])
  }
  return { reads: all }
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

async function openApp(): Promise<PageApp> {
  const { app: opened } = (await import(thread.bundle)) as { app: PageApp }
  importOnce(opened.manifest.pageMap)
  opened.setInternals({ pagesByKeys: thread.styles })
  const destination = { write: () => true }
  opened.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } })
  return opened
}

/** Astro imports a page's module for each address anew, which takes longer than a small page. */
function importOnce(pages: PageApp['manifest']['pageMap']): void {
  for (const [component, load] of pages) {
    let page: Promise<unknown> | undefined
    pages.set(component, () => (page ??= load()))
  }
}

function keyOf({ component, route }: Pick<RouteData, 'component' | 'route'>): string {
  return `${route} ${component}`
}
