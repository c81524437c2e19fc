import { renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build } from 'astro'
import type { AstroIntegration } from 'astro'
import type { Plugin } from 'vite'
import { knownAssets } from './assets.ts'
import type { BundleAnswer, BundleRequest, PageBundle } from './bundle.ts'
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
async function bundle({ folder, site, notes }: BundleRequest): Promise<Omit<PageBundle, 'folder'>> {
  useNotes(notes)
  const files = join(folder, 'files')
  const pages = join(folder, 'pages')
  let made = ''
  let styles: PageBundle['styles'] = new Map()
  const keeper: AstroIntegration = {
    name: 'atlas-bundle',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [entryFinder((path) => (made = path))] } })
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
  return { entry: join(pages, basename(made)), styles, assets: knownAssets(), files }
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
