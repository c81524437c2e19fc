import { fileAddress } from '../offline/caches.ts'

/** On every page: lets the site be read offline, once the page itself is there. */
const root = new URL(document.documentElement.dataset['root'] ?? './', location.href)

/** Only here, because a page from disk may not read the manifest and browsers complain of it. */
function linkManifest(): void {
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = new URL('manifest.webmanifest', root).href
  document.head.append(link)
}

async function register(): Promise<void> {
  const first = !navigator.serviceWorker.controller
  const registration = await navigator.serviceWorker.register(new URL('sw.js', root), {
    scope: root.pathname,
  })
  if (first) await keepThisPage()
  const announce = () => {
    if (registration.waiting && navigator.serviceWorker.controller) showNote(registration.waiting)
  }
  announce()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', announce)
  })
}

/** The page that brings the service worker is loaded before it, so the worker is told to keep that as well. */
async function keepThisPage(): Promise<void> {
  const parts = performance.getEntriesByType('resource').map(({ name }) => name)
  const own = [location.href, ...parts].map(fileAddress).filter((address) => address.startsWith(root.href))
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ visited: [...new Set(own)] })
}

/** Says that there is a newer state of the site; it comes when the person says so, or with the next visit. */
function showNote(waiting: ServiceWorker): void {
  if (document.querySelector('.update-note')) return
  const note = document.createElement('div')
  note.className = 'update-note'
  note.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Show it'
  button.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('update')
  })
  const later = document.createElement('button')
  later.type = 'button'
  later.textContent = 'Later'
  later.addEventListener('click', () => note.remove())
  note.append('There is a newer state of this atlas. ', button, ' ', later)
  document.body.append(note)
}

/** After the page, and when the browser has nothing better to do. */
function whenIdle(work: () => void): void {
  const soon = () =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(work, { timeout: 4000 })
      : setTimeout(work, 1000)
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true })
}

if (location.protocol.startsWith('http')) {
  linkManifest()
  // Without a service worker (no secure address, storage blocked, an older browser) the site is as it is.
  if ('serviceWorker' in navigator) whenIdle(() => void register().catch(() => {}))
}
