import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import type { Plugin } from 'vite'
import { loadAtlas } from '../atlas/index.ts'
import { notesMarker } from '../model/paper-file.ts'

const shared = globalThis as typeof globalThis & { paperAtlasNotes?: ReadonlyMap<string, string> }

/** Tells a process that has no atlas which notes there are, as `Atlas.notes` does. */
export function useNotes(notes: ReadonlyMap<string, string>): void {
  shared.paperAtlasNotes = notes
}

/**
 * The collection of everything that a person wrote: ids are `papers/<slug>`, `topics/<slug>`, `pages/<name>`.
 * Only these files become modules of the bundle; the abstracts come from the read model, because each module
 * costs the build megabytes (withastro/astro #12888).
 */
export function notesLoader(): Loader {
  return {
    name: 'atlas-notes',
    load: ({ store, config, generateDigest }) => {
      store.clear()
      for (const [id, path] of shared.paperAtlasNotes ?? loadAtlas().notes) {
        const filePath = relative(fileURLToPath(config.root), resolve(path))
        store.set({
          id,
          data: {},
          filePath,
          digest: generateDigest(readFileSync(path, 'utf8')),
          deferredRender: true,
        })
      }
      return Promise.resolve()
    },
  }
}

/**
 * Lets the MDX compiler see only the person's part of a paper's file; lines keep their numbers, so that an
 * error names the right one. Files outside the project find the project's packages.
 */
export function notesPlugin(root: string): Plugin {
  return {
    name: 'atlas-notes',
    enforce: 'pre',
    load(id) {
      const path = id.split('?')[0] ?? ''
      if (!path.endsWith('.mdx')) return undefined
      const source = readFileSync(path, 'utf8')
      const marker = source.indexOf(notesMarker)
      if (marker < 0) return undefined
      const hidden = source.slice(0, marker + notesMarker.length)
      return '\n'.repeat(hidden.split('\n').length - 1) + source.slice(hidden.length)
    },
    async resolveId(source, importer, options) {
      const outside = importer?.split('?')[0]?.endsWith('.mdx') && relative(root, importer).startsWith('..')
      if (!outside || /^[./]/.test(source)) return undefined
      return this.resolve(source, join(root, 'package.json'), { ...options, skipSelf: true })
    },
  }
}
