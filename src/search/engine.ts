import { transform } from 'esbuild'

/**
 * Pagefind's module as a classic script, so that one engine serves a page from a server and one from disk, where module
 * scripts and `fetch` do not work: the caller hands in what answers its requests.
 * The script sets `globalThis.atlasPagefind = (fetch) => module`.
 */
export async function classicEngine(module: string): Promise<string> {
  const { code } = await transform(module, {
    format: 'iife',
    globalName: 'pagefind',
    define: { 'import.meta.url': '""' },
    minify: true,
    target: 'es2022',
    legalComments: 'none',
  })
  return `self.atlasPagefind=function(fetch){${code}return pagefind}\n`
}
