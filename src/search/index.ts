import { mkdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { gunzipSync, strFromU8 } from 'fflate'
import * as pagefind from 'pagefind'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { silent, type Effects } from '../model/effects.ts'
import { beginningsTables, type Beginnings } from './beginnings.ts'
import { classicEngine } from './engine.ts'
import { makeFacetTable } from './facet-table.ts'
import { entitiesOf, packNames, packWords } from './names.ts'
import { makePacks, ownPacks, packScript, type IndexFile, type SearchManifest } from './packs.ts'
import { addPapers, format, indexFiles } from './pagefind-index.ts'
import type { Field } from './query.ts'
import { filterValues, recordLanguage } from './record.ts'

export { searchBuildId } from './pagefind-index.ts'

export interface SearchIndexSummary {
  /** Files written, for a server and for the disk. */
  files: number
  /** Their size in bytes. */
  bytes: number
  /** Papers in the index. */
  pages: number
  build: string
}

/** What Pagefind writes before the content of each file. */
const signature = 'pagefind_dcd'

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
  const { build, beginnings, found, names } = await runPagefind(atlas, effects)
  const engine = await engineFiles(found, atlas, build)
  const tables = await tableFiles(found, atlas, beginnings, build)
  const server = [...engine, ...names, ...tables]
  const files = [...below('pagefind', server), ...below('offline', diskFiles(server, build))]
  for (const folder of ['pagefind', 'offline'])
    await rm(join(outDir, folder), { recursive: true, force: true })
  writeAll(outDir, files)
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0)
  return { files: files.length, bytes, pages: atlas.papers.length, build }
}

/** What Pagefind makes of the papers. Its process, which takes a large part of the memory, ends with it. */
async function runPagefind(atlas: Atlas, effects: Effects) {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: recordLanguage(atlas) })
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    const { build, beginnings } = await addPapers(index, atlas, effects)
    // What the atlas alone tells is made while Pagefind's process makes its index.
    const [found, names] = await Promise.all([indexFiles(index), nameFiles(atlas, build)])
    return { build, beginnings, found, names }
  } finally {
    // Ended as it is: to have the index taken apart first would take a while, and serve nobody.
    await pagefind.close()
  }
}

/** Pagefind's files that the site needs, its module as a script, and the manifest. */
async function engineFiles(found: IndexFile[], atlas: Atlas, build: string): Promise<IndexFile[]> {
  const text = (path: string) => {
    const file = found.find((own) => own.path === path)
    if (!file) throw new Error(`Pagefind's index lacks ${path}; is another version of pagefind installed?`)
    return Buffer.from(file.content).toString()
  }
  const entry = JSON.parse(text('pagefind-entry.json')) as { languages: Record<string, { wasm?: string }> }
  const wasm = Object.values(entry.languages).map((one) => `wasm.${one.wasm ?? 'unknown'}.pagefind`)
  const used = found.filter(({ path }) => !path.startsWith('wasm.') || wasm.includes(path))
  const core = used.map(({ path }) => path).filter((path) => /^wasm\.|\.pf_meta$/.test(path))
  const manifest: SearchManifest = { format, build, papers: atlas.papers.length, entry, core }
  return [
    ...used,
    file('atlas.json', JSON.stringify(manifest)),
    file('engine.js', await classicEngine(text('pagefind.js'))),
  ]
}

/** What the search box knows by name. */
async function nameFiles(atlas: Atlas, build: string): Promise<IndexFile[]> {
  return Promise.all([
    packed('entities.pack', entitiesOf(atlas, build)),
    packed('names.pack', packNames(atlas, build)),
    packed('words.pack', packWords(atlas, build)),
  ])
}

/** The tables that narrow and count: Pagefind's own filters are counted in every search, which takes long. */
async function tableFiles(
  found: IndexFile[],
  atlas: Atlas,
  beginnings: Beginnings[],
  build: string,
): Promise<IndexFile[]> {
  const papers = paperIds(found, atlas)
  const facets = papers.map(({ id, paper }) => ({ id, values: filterValues(paper, atlas) }))
  const only = (wanted: (field: Field) => boolean) =>
    facets.map(({ id, values }) => ({ id, values: values.filter(([field]) => wanted(field)) }))
  const isAuthor = (field: Field) => field === 'author'
  const begun = papers.map(({ id, place }) => ({ id, values: beginnings[place] ?? [] }))
  return Promise.all([
    packed('authors.pack', makeFacetTable(only(isAuthor), build)),
    packed(
      'facets.pack',
      makeFacetTable(
        only((field) => !isAuthor(field)),
        build,
      ),
    ),
    ...[...beginningsTables(begun, build)].map(([path, table]) => packed(path, table)),
  ])
}

/** Pagefind names a paper by a hash of its own; the fragments tell which is which. */
function paperIds(files: IndexFile[], { papers }: Atlas): { id: string; paper: AtlasPaper; place: number }[] {
  const placeByUrl = new Map(papers.map(({ url }, place) => [url, place]))
  return files.flatMap(({ path, content }) => {
    const id = /^fragment\/(.*)\.pf_fragment$/.exec(path)?.[1]
    if (!id) return []
    const text = strFromU8(gunzipSync(content)).slice(signature.length)
    const place = placeByUrl.get((JSON.parse(text) as { url: string }).url) ?? -1
    const paper = papers[place]
    return paper ? [{ id, paper, place }] : []
  })
}

/** The same files in scripts: what every search needs in one, the atlas's own files each, the rest by folder. */
function diskFiles(server: IndexFile[], build: string): IndexFile[] {
  const files = new Map(server.map(({ path, content }) => [path, content]))
  const base64 = (path: string) => [path, Buffer.from(files.get(path) ?? []).toString('base64')] as const
  const { packs, directory } = makePacks(server.filter(isPacked), build)
  const manifest = JSON.parse(Buffer.from(files.get('atlas.json') ?? []).toString()) as SearchManifest
  const withPacks = Buffer.from(JSON.stringify({ ...manifest, packs: directory })).toString('base64')
  const core = [...manifest.core.map(base64), ['atlas.json', withPacks] as const]
  packs.set('core', { build, files: Object.fromEntries(core) })
  for (const name of ownPacks) packs.set(name, { build, files: Object.fromEntries([base64(`${name}.pack`)]) })
  return [...packs].map(([name, pack]) => file(`${name}.js`, packScript(name, pack)))
}

/** Pagefind's filters are for those who search by its own interface; the tables stand in for them here. */
function isPacked({ path }: IndexFile): boolean {
  return path.includes('/') && !path.startsWith('filter/')
}

async function packed(path: string, value: unknown): Promise<IndexFile> {
  return { path, content: await promisify(gzip)(JSON.stringify(value), { level: 9 }) }
}

function file(path: string, text: string): IndexFile {
  return { path, content: Buffer.from(text) }
}

function below(folder: string, files: IndexFile[]): IndexFile[] {
  return files.map(({ path, content }) => ({ path: `${folder}/${path}`, content }))
}

/** One after the other: writing many small files at once takes several times the work. */
function writeAll(outDir: string, files: IndexFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(outDir, path))))
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  for (const { path, content } of files) writeFileSync(join(outDir, path), content)
}
