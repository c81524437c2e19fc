import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { CliError, type Effects } from '../model/effects.ts'
import type { AssetMap } from './assets.ts'
import { bundleKey, keepBundle, takeBundle } from './kept-bundle.ts'
import { alone, isAlive } from './lock.ts'

/** All pages as one program, which Astro and Vite have made of them, and what lies beside the pages of a site. */
export interface PageBundle {
  /** Path of the program. */
  entry: string
  /** Astro's knowledge of the pages, by its own keys; of it rendering needs the styles. */
  styles: Map<string, { styles: unknown[] }>
  /** Where each script and stylesheet goes. */
  assets: AssetMap
  /** Folder of files that belong into the site as they are. */
  files: string
  /** Folder of all this, for as long as it is needed. */
  folder: string
}

/** What a bundle is made of, beside the program's own pages. */
export interface BundleRequest {
  folder: string
  site?: string
  /** As `Atlas.notes`: each file becomes a module. */
  notes: ReadonlyMap<string, string>
}

/** A bundle with the files that are not the program's, each with a print of its content: notes and what they import. */
export interface MadeBundle extends Omit<PageBundle, 'folder'> {
  sources: (readonly [path: string, print: string | undefined])[]
}

/** What the process that bundles says of its work. */
export type BundleAnswer = { made: MadeBundle } | { mistake: string } | { error: unknown }

const caches = 'node_modules/.cache/atlas'
/** Astro works in `.astro/` of the program's folder, whatever the site's folder and its caches are. */
const astroLock = join(caches, 'pages.lock')

/**
 * Bundles all pages, in a process of its own: it runs while others use this thread, and what Astro and Vite hold,
 * some 300 MB, is free again when pages are drawn. The bundle lies below the program's folder, where it finds the
 * program's packages. An earlier bundle of the same pages and notes is taken again.
 * @param kept folder of earlier bundles
 * @param signal ends the process
 * @throws CliError when a person's own text is not MDX
 */
export async function bundlePages(
  { site, notes }: Omit<BundleRequest, 'folder'>,
  kept: string,
  effects?: Effects,
  signal?: AbortSignal,
): Promise<PageBundle> {
  const folder = ownFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const key = bundleKey({ site, notes })
  const known = takeBundle(kept, key, folder)
  if (known) return { ...known, folder }
  const answer = await alone(astroLock, () => askProcess({ folder, site, notes }, signal), effects, signal)
  if ('mistake' in answer) throw new CliError(answer.mistake)
  if ('error' in answer) throw answer.error
  keepBundle(kept, key, folder, answer.made)
  return { ...answer.made, folder }
}

/** A new folder with this process's number; those of builds that were killed are cleared away. */
function ownFolder(): string {
  mkdirSync(caches, { recursive: true })
  for (const name of readdirSync(caches)) {
    const [, pid] = /^bundle-(\d+)-/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) rmSync(join(caches, name), { recursive: true, force: true })
  }
  return mkdtempSync(join(resolve(caches), `bundle-${process.pid}-`))
}

async function askProcess(request: BundleRequest, signal?: AbortSignal): Promise<BundleAnswer> {
  const child = fork(new URL('bundle-process.ts', import.meta.url), {
    serialization: 'advanced',
    env: environment(request.site),
    signal,
  })
  const answered = new Promise<BundleAnswer>((answer, fail) => {
    child.once('message', (said) => {
      answer(said as BundleAnswer)
      child.disconnect()
    })
    // One that is to end holds Astro's folder until it has.
    child.once('error', (error) => {
      if (!signal?.aborted) fail(error)
    })
    child.once('exit', (code, signal) => {
      fail(new Error(`the program that bundles the pages ended early (${signal ?? code})`))
    })
  })
  // The next stage may keep this thread for long: the request must be on its way before.
  await Promise.all([promisify(child.send.bind(child) as SendAndTell)(request), answered])
  return answered
}

type SendAndTell = (message: BundleRequest, told: (error: Error | null) => void) => void

/**
 * What a shell or a test runner may have set, and what pages would then see as `import.meta.env`: they would lack
 * what only a built site has, the policy among it.
 */
const viteNames = ['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX']

function environment(site?: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !viteNames.includes(name))
  return { ...Object.fromEntries(own), NODE_ENV: 'production', ATLAS_SITE: site }
}
