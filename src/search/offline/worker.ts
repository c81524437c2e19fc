import { ExpirationPlugin } from 'workbox-expiration'
import { matchPrecache, precache, type PrecacheEntry } from 'workbox-precaching'
import { registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { cacheNames, fileAddress, hashHeader, hashOf, isWhole } from './caches.ts'

/** What TypeScript's library for pages does not know of a worker. */
interface WorkerScope {
  registration: { scope: string }
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
}
interface LongEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void
}

/** Put in by the build. */
declare const atlasShell: PrecacheEntry[]

const worker = globalThis as unknown as WorkerScope
const scope = new URL(worker.registration.scope)
const names = cacheNames(scope.pathname)
/** A network that does not answer for so long is as good as none, in seconds. */
const patience = 5

const cacheKey = { cacheKeyWillBeUsed: async ({ request }: { request: Request }) => fileAddress(request.url) }
const bounded = new ExpirationPlugin({ maxEntries: 600, purgeOnQuotaError: true })
const kept = async (request: Request) => caches.match(fileAddress(request.url), { cacheName: names.kept })

/** Pages and data: as new as the network has them, else as they were last seen, else as they are kept. */
const fresh = new NetworkFirst({
  cacheName: names.visited,
  networkTimeoutSeconds: patience,
  plugins: [cacheKey, bounded],
})
/** The index must be all of one build: when the network fails, the kept one goes before what was seen of others. */
const freshIndex = new NetworkFirst({
  cacheName: names.visited,
  networkTimeoutSeconds: patience,
  plugins: [
    cacheKey,
    bounded,
    {
      cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
        (await kept(request)) ?? cachedResponse,
    },
  ],
})
/** Files that are named by their content never change. */
const lasting = new CacheFirst({
  cacheName: names.visited,
  plugins: [
    cacheKey,
    bounded,
    {
      cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
        cachedResponse ?? (await kept(request)),
    },
  ],
})

const within = (url: URL) => url.origin === scope.origin && url.pathname.startsWith(scope.pathname)
const below = (url: URL) => url.pathname.slice(scope.pathname.length)
const isLasting = (url: URL) =>
  /^(?:assets|pagefind\/(?:\d+\/)?(?:index|filter|fragment))\/|\.pf_meta$/.test(below(url))
const isIndex = (url: URL) => below(url).startsWith('pagefind/')
const isOwn = (url: URL) => /^(?:sw\.js|keep\.json)$|\.zip$/.test(below(url))

/** What asks for the network itself, as the download of the whole atlas does, is left alone. */
const isForNetwork = (request: Request) => request.cache === 'no-cache' && request.mode !== 'navigate'

precache(atlasShell)
registerRoute(({ url, request }) => within(url) && isLasting(url) && !isForNetwork(request), lasting)
registerRoute(({ url, request }) => within(url) && isIndex(url) && !isForNetwork(request), freshIndex)
registerRoute(({ url, request }) => within(url) && !isOwn(url) && !isForNetwork(request), fresh)

setCatchHandler(async ({ request }) => {
  const stored = (await kept(request)) ?? (await matchPrecache(fileAddress(request.url)))
  if (stored) return stored
  return request.mode === 'navigate' ? notKept() : Response.error()
})

/** What is shown for a page that is neither kept nor seen before. */
function notKept(): Response {
  const home = `${scope.pathname}index.html`
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not on this device</title><h1>This page is not on this device</h1>
<p>There is no connection, and the page was not visited or kept before. <a href="${home}">Go to the first page</a>.</p></html>`
  return new Response(body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}

addEventListener('activate', (event) => (event as LongEvent).waitUntil(worker.clients.claim()))
addEventListener('message', (event) => {
  const message = event.data as 'update' | 'repair' | { visited: string[] }
  const work = (event as MessageEvent & LongEvent).waitUntil.bind(event)
  if (message === 'update') void worker.skipWaiting()
  else if (message === 'repair') work(repairIndex())
  else if (Array.isArray(message.visited)) work(keepVisited(message.visited))
})

async function keepVisited(addresses: string[]): Promise<void> {
  const cache = await caches.open(names.visited)
  const own = addresses.filter((address) => within(new URL(address)))
  await Promise.allSettled(own.map((address) => cache.add(address)))
}

/** Takes a damaged index out of the caches; of what is kept, each damaged file is fetched anew. */
async function repairIndex(): Promise<void> {
  const visited = await caches.open(names.visited)
  for (const request of await visited.keys()) if (isIndex(new URL(request.url))) await visited.delete(request)
  const cache = await caches.open(names.kept)
  for (const request of await cache.keys()) {
    const response = isIndex(new URL(request.url)) ? await cache.match(request) : undefined
    const hash = response?.headers.get(hashHeader)
    if (!response || !hash || (await isWhole(response.clone()))) continue
    const again = await fetch(request.url, { cache: 'no-cache' }).catch(() => undefined)
    const body = again?.ok ? await again.arrayBuffer() : new ArrayBuffer()
    if ((await hashOf(body)) === hash)
      await cache.put(request, new Response(body, { headers: response.headers }))
    else await cache.delete(request)
  }
}
