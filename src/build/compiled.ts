import { enableCompileCache } from 'node:module'
import { join, resolve } from 'node:path'

/**
 * Has Node keep what it makes of the program's files (https://nodejs.org/api/module.html#module-compile-cache): each
 * build, its threads and the programs that it starts load them in half the time. To be called before they are loaded.
 */
export function keepCompiled(): void {
  const caches = process.env['ATLAS_CACHE'] ?? 'node_modules/.cache/atlas'
  // Threads and programs find it there.
  const folder = (process.env['NODE_COMPILE_CACHE'] ??= resolve(join(caches, 'compiled')))
  enableCompileCache(folder)
}
