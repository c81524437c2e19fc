import { renderToString } from 'astro/runtime/server/index.js'

/** Astro's own way to draw a component, from the bundle of the pages, whose components know no other. */
const shared = globalThis as typeof globalThis & { paperAtlasRender?: typeof renderToString }

/** Leaves it for whoever draws pages with this bundle. */
export function offerRuntime(): void {
  shared.paperAtlasRender ??= renderToString
}

/**
 * What the bundle of this thread has left.
 * @throws before its first page is drawn
 */
export function offeredRuntime(): typeof renderToString {
  if (!shared.paperAtlasRender) throw new Error('no page has been drawn that could say how')
  return shared.paperAtlasRender
}
