/** On every page: waits until a person turns to search, and only then loads the search window. */
const shared = globalThis as typeof globalThis & { atlasPalette?: () => void }
let loading = false

function open(): void {
  const own = document.querySelector<HTMLElement>('search-page input[type=search]')
  if (own) return own.focus()
  if (shared.atlasPalette) return shared.atlasPalette()
  const address = document.querySelector<HTMLElement>('[data-palette]')?.dataset['palette']
  if (!address || loading) return
  loading = true
  const script = document.createElement('script')
  script.src = address
  script.onload = () => shared.atlasPalette?.()
  // Without the window, the search page is still there.
  script.onerror = () => document.querySelector<HTMLElement>('a[data-search-open]')?.click()
  document.head.append(script)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

addEventListener('keydown', (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  const slash = event.key === '/' && plain && !isTyping(event.target)
  const k =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
  if (!slash && !k) return
  event.preventDefault()
  open()
})

addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('[data-search-open]')
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || !plain || !event.isTrusted) return
  event.preventDefault()
  open()
})
