import { hash } from 'node:crypto'

/**
 * The Content-Security-Policy of a page: nothing but its own site's files and the given inline scripts. It
 * stands in the page, since a static host may not let one set headers; who may frame a page cannot be said there.
 * `file:` is for a page opened from disk, whose origin is not the same as that of its files in every browser.
 * @param inline the texts of the page's inline scripts
 */
export function contentPolicy(inline: readonly string[]): string {
  const own = `'self' file:`
  const hashes = inline.map(hashSource)
  const rules: [name: string, ...sources: string[]][] = [
    ['default-src', own],
    // Pagefind's engine is WebAssembly.
    ['script-src', own, `'wasm-unsafe-eval'`, ...hashes],
    ['img-src', own, 'data:'],
    ['object-src', `'none'`],
    ['base-uri', own],
    ['form-action', own],
  ]
  return rules.map((rule) => rule.join(' ')).join('; ')
}

/** Nearly every page has the same scripts. */
const known = new Map<string, string>()

function hashSource(script: string): string {
  const source = known.get(script) ?? `'sha256-${hash('sha256', script, 'base64')}'`
  known.set(script, source)
  return source
}
