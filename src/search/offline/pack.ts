import { createWriteStream } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Atlas } from '../../atlas/types.ts'
import { slugify } from '../../model/slug.ts'
import { filesBelow } from './folder.ts'
import { formatBytes } from './keep-list.ts'

export interface PackSummary {
  /** Path of the archive. */
  file: string
  files: number
  bytes: number
}

/** Of no use to someone who opens the folder from disk: preview images for other sites, other archives, workers. */
const left = /^(?:cards\/|sw\.js$|keep\.json$|.*\.zip$|_)/
/** Files that are compressed already. */
const dense = /\.(?:woff2|png|gz|pack|pf_\w+)$/
/** The first moment that a zip archive can tell; any fixed one would do. */
const moment = new Date(1980, 0, 1)

/** `atlas-<title>-<date>`: the name of the archive and of the one folder in it. */
export function packName({ config, newest }: Pick<Atlas, 'config' | 'newest'>): string {
  const title = slugify(config.title) || 'papers'
  return [title.startsWith('atlas') ? title : `atlas-${title}`, newest].filter(Boolean).join('-')
}

/**
 * Packs a built site into one archive that opens from disk: unzip, then double-click `index.html`. The same site gives
 * the same bytes. Then the site's own "about" page links to it.
 * @param site the built site's folder, in which the archive is written
 */
export async function packSite(site: string, atlas: Pick<Atlas, 'config' | 'newest'>): Promise<PackSummary> {
  const name = packName(atlas)
  for (const path of await readdir(site)) if (path.endsWith('.zip')) await rm(join(site, path))
  const paths = filesBelow(site).filter((path) => !left.test(path))
  const file = join(site, `${name}.zip`)
  const bytes = await zip(file, name, site, paths)
  await linkFromAbout(site, `${name}.zip`, bytes)
  return { file, files: paths.length, bytes }
}

async function zip(file: string, top: string, site: string, paths: string[]): Promise<number> {
  const out = createWriteStream(file)
  let bytes = 0
  const archive = new Zip((error, chunk) => {
    if (error) out.destroy(error)
    else out.write(chunk)
    bytes += chunk.length
  })
  for (const path of paths) {
    const name = `${top}/${path}`
    const entry = dense.test(path) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    entry.mtime = moment
    archive.add(entry)
    entry.push(withoutDownload(path, await readFile(join(site, path))), true)
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  archive.end()
  out.end()
  await once(out, 'finish')
  return bytes
}

const place = /<p[^>]*\bdata-download\b[^>]*>.*?<\/p>/s
const empty = '<p data-download hidden></p>'

/** The archive does not link to itself. */
function withoutDownload(path: string, content: Buffer): Uint8Array {
  return path === 'about.html' ? Buffer.from(content.toString().replace(place, empty)) : content
}

async function linkFromAbout(site: string, archive: string, bytes: number): Promise<void> {
  const file = join(site, 'about.html')
  const about = await readFile(file, 'utf8').catch(() => '')
  const link = `<p data-download><a href="${archive}" download>Download the whole atlas</a> (${formatBytes(bytes)}): unzip it and open index.html.</p>`
  if (place.test(about)) await writeFile(file, about.replace(place, link))
}
