import { hash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import sharp from 'sharp'
import type { AtlasConfig } from '../../model/atlas-config.ts'
import { isKept, isShell, type KeepFile, type KeepList } from './keep-list.ts'
import { webManifest, iconSizes } from './web-manifest.ts'

/** Files that are read at once. */
const batch = 64

/**
 * Makes a finished site work offline: writes `manifest.webmanifest` with its icons, `keep.json` and `sw.js`.
 * Call it when everything else is in the folder, since it lists all files.
 */
export async function writeOffline(outDir: string, config: AtlasConfig): Promise<KeepList> {
  await writeIcons(outDir)
  await writeFile(join(outDir, 'manifest.webmanifest'), webManifest(config))
  const files = await listFiles(outDir)
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

async function listFiles(outDir: string): Promise<KeepFile[]> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => isKept(path) || isShell(path))
    .sort()
  const files: KeepFile[] = []
  for (let start = 0; start < paths.length; start += batch)
    files.push(
      ...(await Promise.all(paths.slice(start, start + batch).map((path) => describe(outDir, path)))),
    )
  return files
}

async function describe(outDir: string, path: string): Promise<KeepFile> {
  const content = await readFile(join(outDir, path))
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
