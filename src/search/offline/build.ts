import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import sharp from 'sharp'
import type { AtlasConfig } from '../../model/atlas-config.ts'
import { filesBelow } from './folder.ts'
import { isKept, isShell, type KeepFile, type KeepList } from './keep-list.ts'
import { webManifest, iconSizes } from './web-manifest.ts'

/**
 * Makes a finished site work offline: writes `manifest.webmanifest` with its icons, `keep.json` and `sw.js`.
 * Call it when everything else is in the folder, since it lists all files.
 * @param last folder of the last site: a file that it shares with this one is not read again
 * @param isShared tells of some of these files, without asking the disk, that they are
 */
export async function writeOffline(
  outDir: string,
  config: AtlasConfig,
  last?: string,
  isShared: (path: string) => boolean = () => false,
): Promise<KeepList> {
  await writeIcons(outDir)
  await writeFile(join(outDir, 'manifest.webmanifest'), webManifest(config))
  const known = sharedFiles(outDir, last, isShared)
  const files = listFiles(outDir, known)
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
    .map((path) => known(path) ?? describe(outDir, path))
}

/**
 * Tells of a file that is the very same one, by its number on the disk, in the last site, and that nobody has written
 * to since that site was listed.
 */
function sharedFiles(
  outDir: string,
  last: string | undefined,
  isShared: (path: string) => boolean,
): (path: string) => KeepFile | undefined {
  const listed = new Map(last ? readList(last).map((file) => [file.path, file]) : [])
  const stat = (folder: string, path: string) => statSync(join(folder, path), { throwIfNoEntry: false })
  const listedAt = last ? (stat(last, 'keep.json')?.mtimeMs ?? 0) : 0
  return (path) => {
    const file = listed.get(path)
    if (!file || !last) return undefined
    if (isShared(path)) return file
    const own = stat(outDir, path)
    const isSame = own !== undefined && own.ino === stat(last, path)?.ino
    return isSame && own.size === file.bytes && own.mtimeMs <= listedAt ? file : undefined
  }
}

function readList(last: string): KeepFile[] {
  try {
    return (JSON.parse(readFileSync(join(last, 'keep.json'), 'utf8')) as KeepList).files
  } catch {
    return []
  }
}

function describe(outDir: string, path: string): KeepFile {
  const content = readFileSync(join(outDir, path))
  return { path, bytes: content.length, hash: hash('sha256', content).slice(0, 16) }
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
