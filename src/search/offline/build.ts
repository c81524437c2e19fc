import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import sharp from 'sharp'
import type { AtlasConfig } from '../../model/atlas-config.ts'
import { filesBelow } from './folder.ts'
import { keepFile } from './keep-file.ts'
import { isKept, isShell, type KeepFile, type KeepList } from './keep-list.ts'
import { webManifest, iconSizes } from './web-manifest.ts'

/** What is known of a site's files, which need not be read to be listed. */
export interface KnownFiles {
  /** Folder of the last site: a file that it shares with this one is as it was. */
  last?: string
  /** Tells of some of these files, without asking the disk, that they are shared. */
  isShared?: (path: string) => boolean
  /** Files that were listed when they were written. */
  written?: readonly KeepFile[]
}

/**
 * Makes a finished site work offline: writes `manifest.webmanifest` with its icons, `keep.json` and `sw.js`.
 * Call it when everything else is in the folder, since it lists all files.
 */
export async function writeOffline(
  outDir: string,
  config: AtlasConfig,
  known: KnownFiles = {},
): Promise<KeepList> {
  await writeIcons(outDir)
  await writeFile(join(outDir, 'manifest.webmanifest'), webManifest(config))
  const files = listFiles(outDir, knownFiles(outDir, known))
  const kept = files.filter(({ path }) => isKept(path))
  const list: KeepList = {
    build: buildName(kept),
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    files: kept,
  }
  await writeFile(join(outDir, 'keep.json'), JSON.stringify(list))
  const shell = files
    .filter(({ path }) => isShell(path))
    .map(({ path, hash }) => ({ url: path, revision: hash }))
  await writeFile(join(outDir, 'sw.js'), await bundleWorker(shell))
  return list
}

async function writeIcons(outDir: string): Promise<void> {
  const svg = await readFile(join(outDir, 'icon.svg'))
  for (const size of iconSizes)
    await sharp(svg, { density: (72 * size) / 64 })
      .resize(size, size)
      .png({ palette: true })
      .toFile(join(outDir, `icon-${size}.png`))
}

/** One after the other: reading many small files at once takes three times the work. */
function listFiles(outDir: string, known: (path: string) => KeepFile | undefined): KeepFile[] {
  return filesBelow(outDir)
    .filter((path) => isKept(path) || isShell(path))
    .map((path) => known(path) ?? keepFile(path, readFileSync(join(outDir, path))))
}

/**
 * Tells of a file that was listed when it was written, or that is the very same one, by its number on the disk, in the
 * last site, and that nobody has written to since that site was listed.
 */
function knownFiles(
  outDir: string,
  { last, isShared = () => false, written = [] }: KnownFiles,
): (path: string) => KeepFile | undefined {
  const own = new Map(written.map((file) => [file.path, file]))
  const listed = new Map(last ? readList(last).map((file) => [file.path, file]) : [])
  const stat = (folder: string, path: string) => statSync(join(folder, path), { throwIfNoEntry: false })
  const listedAt = last ? (stat(last, 'keep.json')?.mtimeMs ?? 0) : 0
  const ofLast = (path: string): KeepFile | undefined => {
    const file = listed.get(path)
    if (!file || !last) return undefined
    if (isShared(path)) return file
    const there = stat(outDir, path)
    const isSame = there !== undefined && there.ino === stat(last, path)?.ino
    return isSame && there.size === file.bytes && there.mtimeMs <= listedAt ? file : undefined
  }
  return (path) => own.get(path) ?? ofLast(path)
}

function readList(last: string): KeepFile[] {
  try {
    return (JSON.parse(readFileSync(join(last, 'keep.json'), 'utf8')) as KeepList).files
  } catch {
    return []
  }
}

function buildName(files: KeepFile[]): string {
  return hash('sha256', files.map(({ path, hash: own }) => `${path} ${own}`).join('\n')).slice(0, 12)
}

async function bundleWorker(shell: { url: string; revision: string }[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { atlasShell: JSON.stringify(shell), 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}
