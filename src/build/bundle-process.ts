import { renameSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import { build } from 'astro'
import type { AstroIntegration } from 'astro'
import type { Plugin } from 'vite'
import { knownAssets } from './assets.ts'
import type { BundleAnswer, BundleRequest, MadeBundle, PageBundle } from './bundle.ts'
import { printOf } from './kept-bundle.ts'
import { useNotes } from './notes.ts'

// Whoever asked has the answer, or is gone. To end before would be a race: who is deep in other work may hear of the
// end before the answer.
process.once('disconnect', () => process.exit())
process.once('message', (request) => {
  void answer(request as BundleRequest).then((said) => process.send?.(said))
})

async function answer(request: BundleRequest): Promise<BundleAnswer> {
  try {
    return { made: await bundle(request) }
  } catch (error) {
    const mistake = mistakeInText(error)
    return mistake === undefined ? { error } : { mistake }
  }
}

/** Runs Astro's build as far as the pages' bundle, and keeps that, which Astro would remove in the end. */
async function bundle({ folder, site, notes }: BundleRequest): Promise<MadeBundle> {
  useNotes(notes)
  const files = join(folder, 'files')
  const pages = join(folder, 'pages')
  const modules = new Set<string>()
  let made = ''
  let styles: PageBundle['styles'] = new Map()
  const keeper: AstroIntegration = {
    name: 'atlas-bundle',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [entryFinder((path) => (made = path)), moduleLister(modules)] } })
      },
      'astro:build:setup': ({ pages: known }) => {
        styles = new Map([...known].map(([key, page]) => [key, { styles: page.styles }]))
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer(() => ({
          name: 'atlas-bundle',
          getStaticPaths: () => {
            renameSync(dirname(made), pages)
            return Promise.resolve([])
          },
          render: () => Promise.reject(new Error('pages are drawn by threads of the build')),
        }))
      },
    },
  }
  await build({ outDir: files, logLevel: 'warn', integrations: [keeper], ...(site && { site }) })
  const sources = sourcesOf(modules, [...notes.values()])
  return { entry: join(pages, basename(made)), styles, assets: knownAssets(), files, sources }
}

/** Of all modules, those that are neither the program's nor a package's; and the notes, of which each is one. */
function sourcesOf(modules: ReadonlySet<string>, notes: readonly string[]): MadeBundle['sources'] {
  const root = process.cwd()
  const isOwn = (path: string) =>
    ['src', 'public', 'node_modules'].some((own) => path.startsWith(join(root, own, sep)))
  const paths = [...modules]
    .map((id) => id.split('?')[0] ?? '')
    .filter((path) => isAbsolute(path) && !isOwn(path))
  return [...new Set([...notes, ...paths])].map((path) => [path, printOf(path)] as const)
}

/** Lists the modules of all bundles. */
function moduleLister(modules: Set<string>): Plugin {
  return {
    name: 'atlas-bundle-modules',
    generateBundle() {
      for (const id of this.getModuleIds()) modules.add(id)
    },
  }
}

/** Hears where the bundle of all pages begins. */
function entryFinder(found: (path: string) => void): Plugin {
  return {
    name: 'atlas-bundle-entry',
    writeBundle({ dir = '' }, written) {
      if (this.environment.name !== 'prerender') return
      const entry = Object.keys(written).find((file) => file.startsWith('prerender-entry.'))
      if (entry) found(join(dir, entry))
    },
  }
}

interface BundleFault {
  message: string
  id?: string
  loc?: { file?: string; line: number }
}

/** The bundler's error as the person's mistake, when it lies in one of their MDX files. */
function mistakeInText(error: unknown): string | undefined {
  const { errors = [] } = error as { errors?: BundleFault[] }
  const fault = errors.find(({ id }) => id?.endsWith('.mdx'))
  if (!fault?.id) return undefined
  const place = fault.loc ? `${fault.id}:${fault.loc.line}` : fault.id
  return `${place}: is not MDX that can be read: ${fault.message.replace(/^\d+:\d+: /, '')}; mend it`
}
