const key = 'recent-searches'
const most = 8

/** What was searched on this device, newest first; empty when the browser keeps nothing. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string') : []
  } catch {
    return []
  }
}

/** Keeps a search on this device; nowhere when storage is blocked or full. */
export function rememberSearch(text: string): void {
  const trimmed = text.trim()
  if (!trimmed) return
  const kept = [trimmed, ...recentSearches().filter((own) => own !== trimmed)].slice(0, most)
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A search that is not remembered is no reason to trouble anyone.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage is blocked, so nothing was kept.
  }
}
