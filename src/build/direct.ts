import type { Params, RouteData, SSRResult } from 'astro'
import type { StaticPathsApp } from 'astro/runtime/prerender/static-paths.js'
import { offeredRuntime } from './page-runtime.ts'

/** The module of a page. */
export type PageModule = Awaited<ReturnType<NonNullable<StaticPathsApp['getComponentByRoute']>>>
type Factory = PageModule['default']

/** What Astro hands to the component of a page: the page's own, but for what every page of a route shares. */
export interface PageSetting {
  factory: Factory
  result: SSRResult
  /** As it was before anything was drawn. */
  metadata: SSRResult['_metadata']
}

/** A page's module that tells `heard` in which setting its component is drawn. */
export function overheard(page: PageModule, heard: (setting: PageSetting) => void): PageModule {
  const factory = page.default
  const own = (...given: Parameters<Factory>) => {
    const [result] = given
    heard({ factory, result, metadata: copyOf(result._metadata) })
    return factory(...given)
  }
  return { ...page, default: Object.assign(own, factory) }
}

/**
 * Draws a page in the setting of another page of its route, without the request and the response that Astro makes for
 * each, which take longer than a small page. Its components find nothing of `Astro` but their props and the params.
 */
export async function drawDirect(
  { factory, result: shared, metadata }: PageSetting,
  route: RouteData,
  params: Params,
): Promise<string> {
  const result: SSRResult = {
    ...shared,
    params,
    createAstro: (props) => ({ props, params }) as unknown as ReturnType<SSRResult['createAstro']>,
    _metadata: copyOf(metadata),
  }
  const render = offeredRuntime()
  const drawn = await render(result, factory, {}, {}, true, route)
  if (typeof drawn !== 'string') throw new Error(`its drawing ended with status ${drawn.status}`)
  return drawn
}

/** A copy to whose lists and sets something can be added; a deep one takes longer than some pages. */
function copyOf(metadata: SSRResult['_metadata']): SSRResult['_metadata'] {
  const fields = Object.entries(metadata).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Set ? new Set(value) : Array.isArray(value) ? [...(value as unknown[])] : value,
  ])
  return Object.fromEntries(fields) as SSRResult['_metadata']
}
