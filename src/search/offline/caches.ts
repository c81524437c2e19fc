/**
 * Names of the caches of one atlas. Several atlases may lie under one origin, so the scope is part of the name.
 * @param scope the path of the site's root
 */
export function cacheNames(scope: string): { visited: string; kept: string } {
  return { visited: `atlas-visited ${scope}`, kept: `atlas-kept ${scope}` }
}

/** The header under which a kept file remembers its hash. */
export const hashHeader = 'x-atlas-hash'

/** A page's address as it lies in the caches: without query and hash, with the file's name. */
export function fileAddress(address: string): string {
  const url = new URL(address)
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  if (last === '') url.pathname += 'index.html'
  else if (!last.includes('.')) url.pathname += '.html'
  return url.origin + url.pathname
}

/** The first 16 digits of the SHA-256 of a file's content. */
export async function hashOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** True when a kept file is as it was when it was kept. */
export async function isWhole(response: Response | undefined): Promise<boolean> {
  return (
    response !== undefined &&
    (await hashOf(await response.arrayBuffer())) === response.headers.get(hashHeader)
  )
}
