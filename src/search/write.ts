import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { IndexFile } from './packs.ts'

/** Writes files below a folder, one after the other: many small files at once take several times the work. */
export function writeAll(outDir: string, files: readonly IndexFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(outDir, path))))
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  for (const { path, content } of files) writeFileSync(join(outDir, path), content)
}
