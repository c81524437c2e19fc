import { pathToFileURL } from 'node:url'
import type { Params, RouteData } from 'astro'
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js'
import type { Atlas } from '../atlas/index.ts'
import type { PageBundle } from './bundle.ts'
import { drawDirect, overheard, type PageModule, type PageSetting } from './direct.ts'
import type { PageTask } from './page-pool.ts'

/** What Astro's bundle of the pages brings along; Astro's own prerenderer uses it in the same way. */
interface AstroApp extends StaticPathsApp {
  setInternals: (internals: { pagesByKeys: PageBundle['styles'] }) => void
  setOptions: (options: object) => void
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>
}

/** A bundle of pages that has been loaded. */
export interface PageApp {
  /** All pages of the site. */
  list: () => Promise<PageTask[]>
  /** The text of a page or endpoint. */
  draw: (task: PageTask) => Promise<Buffer | string>
}

/**
 * Loads a bundle of pages into this thread.
 * @param notes as `Atlas.notes`: a page with a person's own text may ask Astro for anything
 * @param site absolute address of the deploy
 */
export async function openPageApp(
  bundle: PageBundle,
  notes: Atlas['notes'],
  site = 'http://localhost/',
): Promise<PageApp> {
  const { app } = (await import(pathToFileURL(bundle.entry).href)) as { app: AstroApp }
  app.setInternals({ pagesByKeys: bundle.styles })
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } })
  const routes = new Map(app.manifest.routes.map(({ routeData }) => [keyOf(routeData), routeData]))
  let last: PageSetting | undefined
  listen(app, (setting) => (last = setting))
  /** By component; undefined for one whose pages come out otherwise when drawn so. */
  const settings = new Map<string, PageSetting | undefined>()
  const draw = async (task: PageTask): Promise<Buffer | string> => {
    const route = routes.get(keyOf(task))
    if (!route) throw new Error(`the bundle has no route ${task.route}`)
    const params = notes.has(noteOf(task)) ? undefined : paramsOf(task.pathname, route)
    const setting = settings.get(route.component)
    if (setting && params) return drawDirect(setting, route, params)
    // As with Astro, only the site's origin: pages stand at its root, wherever the site will be deployed.
    const drawn = await drawAsRequest(app, route, new URL(`/${task.file}`, site))
    if (params && last && !settings.has(route.component)) {
      const isSame = (await drawnDirect(last, route, params)) === drawn.toString()
      settings.set(route.component, isSame ? last : undefined)
    }
    return drawn
  }
  return { list: () => listPages(app), draw }
}

/** The first of several pages of one address is the one that counts, as with Astro. */
async function listPages(app: AstroApp): Promise<PageTask[]> {
  const tasks = new Map<string, PageTask>()
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    const name = pathname.replace(/^\/|\/$/g, '') || 'index'
    const file = route.type === 'endpoint' ? name : `${name}.html`
    if (!tasks.has(file)) tasks.set(file, { component: route.component, route: route.route, pathname, file })
  }
  return [...tasks.values()]
}

/** Draws a page as Astro does when somebody asks for its address. */
async function drawAsRequest(app: AstroApp, routeData: RouteData, address: URL): Promise<Buffer> {
  const response = await app.render(new Request(address), { routeData })
  if (response.status !== 200 && routeData.route !== '/404')
    throw new Error(`its drawing ended with status ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

async function drawnDirect(...page: Parameters<typeof drawDirect>): Promise<string | undefined> {
  try {
    return await drawDirect(...page)
  } catch {
    // Its components ask for more.
    return undefined
  }
}

/** The id of the note that a page, or a further page of its list, would show. */
function noteOf({ pathname }: PageTask): string {
  return pathname.split('/').slice(1, 3).join('/')
}

/** The params of one of many pages of a route; undefined where it is the only one, or no page. */
function paramsOf(pathname: string, { type, params, pattern }: RouteData): Params | undefined {
  if (type !== 'page' || params.length === 0 || pathname.includes('%')) return undefined
  const found = pattern.exec(pathname)
  return found ? Object.fromEntries(params.map((name, at) => [name, found[at + 1]])) : undefined
}

/**
 * Hears in which settings pages are drawn, and imports each page's module once: Astro does so for each address anew,
 * which takes longer than a small page.
 */
function listen(
  { manifest: { pageMap = new Map() } }: AstroApp,
  heard: (setting: PageSetting) => void,
): void {
  const listening = async <T extends { page: () => Promise<PageModule> }>(module: T): Promise<T> => {
    const page = await module.page()
    const own = 'default' in page ? overheard(page, heard) : page
    return { ...module, page: () => Promise.resolve(own) }
  }
  for (const [component, load] of pageMap) {
    let module: ReturnType<typeof load> | undefined
    pageMap.set(component, () => (module ??= load().then(listening)))
  }
}

function keyOf({ component, route }: Pick<RouteData, 'component' | 'route'>): string {
  return `${route} ${component}`
}
