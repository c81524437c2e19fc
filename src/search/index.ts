import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { silent, type Effects } from '../model/effects.ts'
import { splitPaperFile } from '../model/paper-file.ts'
import { classicEngine } from './engine.ts'
import { makeFacetTable, type FacetTable } from './facet-table.ts'
import { entitiesOf, packNames, packWords } from './names.ts'
import { notesText } from './notes.ts'
import type { Field } from './query.ts'
import { makePacks, ownPacks, packScript, type IndexFile, type SearchManifest } from './packs.ts'
import { filterValues, paperRecord, recordLanguage } from './record.ts'

export interface SearchIndexSummary {
  /** Files written, for a server and for the disk. */
  files: number
  /** Their size in bytes. */
  bytes: number
  /** Papers in the index. */
  pages: number
  build: string
}

/** Raised with every change that an older client could not read. */
const format = 1
/** Records that wait for Pagefind's process at once. */
const batch = 64
/** What Pagefind writes before the content of each file. */
const signature = 'pagefind_dcd'
/** Of what Pagefind brings along, the parts that a search needs; its own interfaces stay out. */
const needed =
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|.*\.pf_meta|wasm\..*|(?:index|filter|fragment)\/.*)$/

/**
 * Writes the search index of an atlas: `pagefind/` for a server, `offline/` for pages opened from disk.
 * @param outDir the site's folder; both folders in it are replaced
 * @throws Error when Pagefind refuses a record or cannot start
 */
export async function buildSearchIndex(
  atlas: Atlas,
  outDir: string,
  effects: Effects = silent,
): Promise<SearchIndexSummary> {
  const records = atlas.papers.map((paper) => paperRecord(paper, atlas))
  const build = nameOf(records)
  const found = await indexFiles(atlas, records, effects)
  const server = await serverFiles(found, atlas, build)
  const disk = diskFiles(server, build)
  for (const folder of ['pagefind', 'offline'])
    await rm(join(outDir, folder), { recursive: true, force: true })
  const files = [...server, ...disk]
  await writeAll(outDir, files)
  return {
    files: files.length,
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
    pages: atlas.papers.length,
    build,
  }
}

/** Names what the index holds; the search page carries it, so that an index of another build is noticed. */
export function searchBuildId(atlas: Atlas): string {
  return nameOf(atlas.papers.map((paper) => paperRecord(paper, atlas)))
}

function nameOf(records: string[]): string {
  const hash = createHash('sha256').update(`${format}`)
  for (const record of records) hash.update(record)
  return hash.digest('hex').slice(0, 12)
}

async function indexFiles(atlas: Atlas, records: string[], effects: Effects): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: recordLanguage(atlas) })
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    const { papers } = atlas
    for (let start = 0; start < papers.length; start += batch) {
      const some = papers.slice(start, start + batch)
      await Promise.all(
        some.map(async (paper, place) => {
          const notes = await readNotes(paper, atlas)
          const content = notes ? paperRecord(paper, atlas, notes) : (records[start + place] ?? '')
          const { errors: refused } = await index.addHTMLFile({ url: paper.url, content })
          if (refused.length > 0) throw new Error(`Pagefind refused ${paper.slug}: ${refused.join('; ')}`)
        }),
      )
      effects.progress('search index', Math.min(start + batch, papers.length), papers.length)
    }
    const { files, errors: failed } = await index.getFiles()
    if (failed.length > 0) throw new Error(`Pagefind wrote no index: ${failed.join('; ')}`)
    return files.filter(({ path }) => needed.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  } finally {
    await index.deleteIndex()
    await pagefind.close()
  }
}

async function readNotes({ slug }: AtlasPaper, { notes }: Atlas): Promise<string> {
  const path = notes.get(`papers/${slug}`)
  return path ? notesText(splitPaperFile(await readFile(path, 'utf8')).notes) : ''
}

async function serverFiles(found: IndexFile[], atlas: Atlas, build: string): Promise<IndexFile[]> {
  const text = (path: string) => {
    const file = found.find((own) => own.path === path)
    if (!file) throw new Error(`Pagefind's index lacks ${path}; is another version of pagefind installed?`)
    return Buffer.from(file.content).toString()
  }
  const entry = JSON.parse(text('pagefind-entry.json')) as { languages: Record<string, { wasm?: string }> }
  const wasm = Object.values(entry.languages).map((one) => `wasm.${one.wasm ?? 'unknown'}.pagefind`)
  const used = found.filter(({ path }) => !path.startsWith('wasm.') || wasm.includes(path))
  const core = used.map(({ path }) => path).filter((path) => /^wasm\.|\.pf_meta$/.test(path))
  const manifest: SearchManifest = {
    format,
    build,
    papers: atlas.papers.length,
    entry,
    core,
  }
  const { authors, facets } = tables(used, atlas, build)
  const files = [
    ...used,
    file('atlas.json', JSON.stringify(manifest)),
    file('engine.js', await classicEngine(text('pagefind.js'))),
    { path: 'authors.pack', content: gzip(authors) },
    { path: 'entities.pack', content: gzip(entitiesOf(atlas, build)) },
    { path: 'facets.pack', content: gzip(facets) },
    { path: 'names.pack', content: gzip(packNames(atlas, build)) },
    { path: 'words.pack', content: gzip(packWords(atlas, build)) },
  ]
  return files.map(({ path, content }) => ({ path: `pagefind/${path}`, content }))
}

/** The same files in scripts: what every search needs in one, the atlas's own files each, the rest by folder. */
function diskFiles(server: IndexFile[], build: string): IndexFile[] {
  const files = new Map(server.map(({ path, content }) => [path.slice('pagefind/'.length), content]))
  const base64 = (path: string) => [path, Buffer.from(files.get(path) ?? []).toString('base64')] as const
  const packed = [...files].map(([path, content]) => ({ path, content })).filter(isPacked)
  const { packs, directory } = makePacks(packed, build)
  const manifest = JSON.parse(Buffer.from(files.get('atlas.json') ?? []).toString()) as SearchManifest
  const withPacks = Buffer.from(JSON.stringify({ ...manifest, packs: directory })).toString('base64')
  const core = [...manifest.core.map(base64), ['atlas.json', withPacks] as const]
  packs.set('core', { build, files: Object.fromEntries(core) })
  for (const name of ownPacks) packs.set(name, { build, files: Object.fromEntries([base64(`${name}.pack`)]) })
  return [...packs].map(([name, pack]) => file(`offline/${name}.js`, packScript(name, pack)))
}

/** Pagefind names a paper by a hash of its own; the fragments tell which is which. */
function paperIds(files: IndexFile[], atlas: Atlas): { id: string; paper: AtlasPaper }[] {
  const byUrl = new Map(atlas.papers.map((paper) => [paper.url, paper]))
  return files.flatMap(({ path, content }) => {
    const id = /^fragment\/(.*)\.pf_fragment$/.exec(path)?.[1]
    if (!id) return []
    const text = gunzipSync(content).toString().slice(signature.length)
    const paper = byUrl.get((JSON.parse(text) as { url: string }).url)
    return paper ? [{ id, paper }] : []
  })
}

/** The tables that narrow and count: Pagefind's own filters are counted in every search, which takes long. */
function tables(files: IndexFile[], atlas: Atlas, build: string): Record<'authors' | 'facets', FacetTable> {
  const papers = paperIds(files, atlas).map(({ id, paper }) => ({ id, values: filterValues(paper, atlas) }))
  const only = (wanted: (field: Field) => boolean) =>
    papers.map(({ id, values }) => ({ id, values: values.filter(([field]) => wanted(field)) }))
  return {
    authors: makeFacetTable(
      only((field) => field === 'author'),
      build,
    ),
    facets: makeFacetTable(
      only((field) => field !== 'author'),
      build,
    ),
  }
}

/** Pagefind's filters are for those who search by its own interface; the tables stand in for them here. */
function isPacked({ path }: IndexFile): boolean {
  return path.includes('/') && !path.startsWith('filter/')
}

function gzip(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: 9 })
}

function file(path: string, text: string): IndexFile {
  return { path, content: Buffer.from(text) }
}

async function writeAll(outDir: string, files: IndexFile[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(join(outDir, path))))
  for (const folder of folders) await mkdir(folder, { recursive: true })
  for (let start = 0; start < files.length; start += batch)
    await Promise.all(
      files.slice(start, start + batch).map(({ path, content }) => writeFile(join(outDir, path), content)),
    )
}
