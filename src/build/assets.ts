import { hash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { basename, extname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { build, type OutputFile } from 'esbuild'
import { forgetAtlas } from '../atlas/index.ts'
import { notesPlugin } from './notes.ts'

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.map': 'application/json',
}

/** Where each entry went, relative to the site's root: `style` → `assets/style.X7A2.css`. */
export type AssetMap = Record<string, string>

/** Astro's bundle of the pages meets the asset map here. */
const shared = globalThis as typeof globalThis & { paperAtlasAssets?: AssetMap }

/**
 * Address of an asset relative to the site's root.
 * @param name `style`, or the name of a `src/**\/client/<name>.entry.ts`
 * @throws when there is no such entry
 */
export function assetPath(name: string): string {
  const path = shared.paperAtlasAssets?.[name]
  if (!path) throw new Error(`no asset "${name}": is there a src/**/client/${name}.entry.ts?`)
  return path
}

/** Tells a thread where the assets went. */
export function useAssets(assets: AssetMap): void {
  shared.paperAtlasAssets = assets
}

/** Where the assets of this run went. */
export function knownAssets(): AssetMap {
  return shared.paperAtlasAssets ?? {}
}

/**
 * Bundles the stylesheet and every client script into `folder/assets/`, named by content. Scripts are classic,
 * because browsers refuse module scripts on a page that is opened from disk.
 */
export async function bundleAssets(folder: string, root = process.cwd()): Promise<AssetMap> {
  const entries = await Array.fromAsync(glob('src/**/client/*.entry.ts', { cwd: root }))
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false as const,
    outdir: join(folder, 'assets'),
    legalComments: 'none' as const,
  }
  const scripts = await build({
    ...common,
    entryPoints: entries.sort().map((path) => ({ in: path, out: basename(path, '.entry.ts') })),
    format: 'iife',
    target: 'es2022',
  })
  const styles = await build({
    ...common,
    entryPoints: [{ in: 'src/styles/index.css', out: 'style' }],
    external: ['*.woff2'],
    target: ['chrome120', 'firefox121', 'safari17'],
  })
  mkdirSync(common.outdir, { recursive: true })
  return Object.fromEntries([...scripts.outputFiles, ...styles.outputFiles].map(writeNamed))
}

/** esbuild's own hash counts the paths of the sources too, which lie elsewhere on every machine. */
function writeNamed({ path, contents }: OutputFile): [name: string, place: string] {
  const { dir, name, ext } = parse(path)
  const file = `${name}.${hash('sha256', contents).slice(0, 8)}${ext}`
  writeFileSync(join(dir, file), contents)
  return [name, `assets/${file}`]
}

/** Gives the pages their stylesheet and scripts, in the dev server and in the build. */
export function atlasAssets(): AstroIntegration {
  let folder = ''
  return {
    name: 'atlas-assets',
    hooks: {
      'astro:config:setup': async ({ command, config, injectRoute, updateConfig }) => {
        if (command === 'dev')
          injectRoute({ pattern: '/design', entrypoint: './src/components/DesignPage.astro' })
        const root = fileURLToPath(config.root)
        const cache = join(root, 'node_modules/.cache/atlas')
        mkdirSync(cache, { recursive: true })
        // A folder of its own for each run: two builds may go on at once.
        folder = mkdtempSync(join(cache, 'assets-'))
        process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
        shared.paperAtlasAssets = await bundleAssets(folder, root)
        updateConfig({ vite: { plugins: [notesPlugin(root)] } })
      },
      'astro:server:setup': ({ server }) => {
        server.watcher.on('all', (_, path) => {
          if (/\.(mdx|yaml|json)$/.test(path)) forgetAtlas()
        })
        server.middlewares.use((request, response, next) => {
          const path = request.url?.split('?')[0] ?? ''
          if (!path.startsWith('/assets/')) return next()
          response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
          response.end(readFileSync(join(folder, 'assets', basename(path))))
        })
      },
      'astro:build:done': ({ dir }) => {
        cpSync(join(folder, 'assets'), new URL('assets/', dir), { recursive: true })
      },
    },
  }
}
