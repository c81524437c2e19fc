import { fileURLToPath } from 'node:url'
import { build, transform, type CommonOptions } from 'esbuild'

const common = {
  format: 'iife',
  minify: true,
  target: 'es2022',
  legalComments: 'none',
} satisfies CommonOptions

/**
 * Pagefind's module with what the atlas starts it by, as a classic script, so that one engine serves a page from a
 * server and one from disk, where module scripts and `fetch` do not work: the caller hands in what reads the files.
 * The script sets `globalThis.atlasEngine`, a `StartEngine`.
 */
export async function classicEngine(module: string): Promise<string> {
  const pagefind = await transform(module, {
    ...common,
    globalName: 'pagefind',
    define: { 'import.meta.url': '""', 'JSON.parse': 'parse' },
  })
  const starter = await build({
    ...common,
    entryPoints: [fileURLToPath(new URL('client/pagefind.ts', import.meta.url))],
    globalName: 'starter',
    bundle: true,
    write: false,
  })
  const start = starter.outputFiles.map(({ text }) => text).join('')
  return `self.atlasEngine=(()=>{${start}return starter.starterOf((fetch,parse)=>{${pagefind.code}return pagefind})})()\n`
}
