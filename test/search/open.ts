import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSearch, type Search } from '../../src/search/client/search.ts'
import { SearchError, type Store } from '../../src/search/client/store.ts'
import type { SearchManifest } from '../../src/search/packs.ts'

/** Reads the index of a built site from its folder; `change` may take a file away or damage it. */
export function folderStore(
  site: string,
  change: (path: string, bytes: Uint8Array) => Uint8Array | undefined = (_, bytes) => bytes,
): Store {
  const read = async (path: string) => {
    const bytes = await readFile(join(site, 'pagefind', path)).catch(() => undefined)
    const changed = bytes && change(path, new Uint8Array(bytes))
    if (!changed) throw new SearchError('missing', path)
    return changed
  }
  return {
    read,
    manifest: async () => JSON.parse(new TextDecoder().decode(await read('atlas.json'))) as SearchManifest,
  }
}

/** The client's search outside a browser: Pagefind's engine is started as a page would start it. */
export function openSearch(site: string, store: Store = folderStore(site)): Search {
  const scope: Record<string, unknown> = {}
  new Function('self', readFileSync(join(site, 'pagefind/engine.js'), 'utf8'))(scope)
  Object.assign(globalThis, scope)
  return createSearch({ root: '', store })
}
