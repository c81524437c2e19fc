import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { beginningsTables, type Beginnings } from './beginnings.ts'
import { classicEngine } from './engine.ts'
import { makeFacetTable } from './facet-table.ts'
import { makeParts, type FinishedPart, type PartOptions } from './make-parts.ts'
import { entitiesOf, packNames, packWords } from './names.ts'
import type { KeepFile } from './offline/keep-list.ts'
import { makeOrder } from './order.ts'
import {
  format,
  makePacks,
  ownPacks,
  packScript,
  type IndexFile,
  type PackDirectory,
  type SearchManifest,
} from './packs.ts'
import { partFolder } from './parts.ts'
import type { Field } from './query.ts'
import { filterValues } from './record.ts'
import { writeAll } from './write.ts'

export { searchBuildId } from './parts.ts'
export type { KeptParts, MadePart } from './make-parts.ts'

export interface SearchIndexSummary {
  /** Files written, for a server and for the disk. */
  files: number
  /** Their size in bytes. */
  bytes: number
  /** Papers in the index. */
  pages: number
  build: string
  /** Files of its parts, for the list of what is kept for reading offline. */
  keep: KeepFile[]
}

/**
 * Writes the search index of an atlas: `pagefind/` for a server, `offline/` for pages opened from disk.
 * @param outDir the site's folder; both folders in it are replaced
 * @throws Error when Pagefind refuses a record or cannot start
 */
export async function buildSearchIndex(
  atlas: Atlas,
  outDir: string,
  options: PartOptions = {},
): Promise<SearchIndexSummary> {
  for (const folder of ['pagefind', 'offline']) rmSync(join(outDir, folder), { recursive: true, force: true })
  // Before anything waits: Pagefind takes longest, and does so elsewhere.
  const { build, parts: made } = makeParts(atlas, outDir, options)
  const [parts, names] = await Promise.all([made, nameFiles(atlas, build)])
  const papers = inOrder(parts, atlas)
  const tables = [...names, ...(await tableFiles(papers, atlas, build))]
  const manifest: SearchManifest = {
    format,
    build,
    papers: papers.length,
    parts: parts.map(({ entry, core, print }, number) => ({
      folder: partFolder(number),
      entry,
      core,
      print,
    })),
  }
  const engine = await classicEngine(readFileSync(join(outDir, 'pagefind/pagefind.js'), 'utf8'))
  const server = [...tables, file('atlas.json', JSON.stringify(manifest)), file('engine.js', engine)]
  const directory = Object.assign({}, ...parts.map((part) => part.directory)) as PackDirectory
  const disk = diskFiles(tables, { ...manifest, packs: directory }, outDir)
  const files = [...below('pagefind', server), ...below('offline', disk)]
  writeAll(outDir, files)
  return {
    files: files.length + parts.reduce((sum, part) => sum + part.files.length, 0),
    bytes: [...files.map(({ content }) => content.length), ...parts.map(({ bytes }) => bytes)].reduce(
      (sum, bytes) => sum + bytes,
    ),
    pages: papers.length,
    build,
    keep: parts.flatMap(({ keep }) => keep),
  }
}

/** A paper with its name in the index. */
interface IndexedPaper {
  id: string
  paper: AtlasPaper
  beginnings: Beginnings
}

/** The papers of all parts in the atlas's order. */
function inOrder(parts: readonly FinishedPart[], atlas: Atlas): IndexedPaper[] {
  const found = new Map(
    parts.flatMap(({ papers, ids, beginnings }) =>
      papers.map((paper, at) => [paper.slug, { id: ids[at] ?? '', paper, beginnings: beginnings[at] ?? [] }]),
    ),
  )
  return atlas.papers.flatMap(({ slug }) => found.get(slug) ?? [])
}

/** What the search box knows by name. */
async function nameFiles(atlas: Atlas, build: string): Promise<IndexFile[]> {
  return Promise.all([
    packed('entities.pack', entitiesOf(atlas, build)),
    packed('names.pack', packNames(atlas, build)),
    packed('words.pack', packWords(atlas, build)),
  ])
}

/**
 * The tables that narrow, count and sort: Pagefind's own filters are counted in every search, which takes long, and it
 * does not sort over several parts.
 */
async function tableFiles(
  papers: readonly IndexedPaper[],
  atlas: Atlas,
  build: string,
): Promise<IndexFile[]> {
  const facets = papers.map(({ id, paper }) => ({ id, values: filterValues(paper, atlas) }))
  const only = (wanted: (field: Field) => boolean) =>
    facets.map(({ id, values }) => ({ id, values: values.filter(([field]) => wanted(field)) }))
  const isAuthor = (field: Field) => field === 'author'
  const begun = papers.map(({ id, beginnings }) => ({ id, values: beginnings }))
  return Promise.all([
    packed('authors.pack', makeFacetTable(only(isAuthor), build)),
    packed(
      'facets.pack',
      makeFacetTable(
        only((field) => !isAuthor(field)),
        build,
      ),
    ),
    packed('order.pack', makeOrder(papers, build)),
    ...[...beginningsTables(begun, build)].map(([path, table]) => packed(path, table)),
  ])
}

/**
 * The atlas's own files in scripts, each in one, those of a folder together; and in another what every search needs.
 * @param manifest with the packs of all parts
 */
function diskFiles(tables: readonly IndexFile[], manifest: SearchManifest, outDir: string): IndexFile[] {
  const { build } = manifest
  const base64 = ({ path, content }: IndexFile) => [path, Buffer.from(content).toString('base64')] as const
  const { packs, directory } = makePacks(
    tables.filter(({ path }) => path.includes('/')),
    build,
  )
  for (const name of ownPacks) {
    const own = tables.filter(({ path }) => path === `${name}.pack`)
    packs.set(name, { build, files: Object.fromEntries(own.map(base64)) })
  }
  const whole = { ...manifest, packs: { ...manifest.packs, ...directory } }
  const core = manifest.parts
    .flatMap((part) => part.core)
    .map((path) => base64({ path, content: readFileSync(join(outDir, 'pagefind', path)) }))
  const files = Object.fromEntries([...core, base64(file('atlas.json', JSON.stringify(whole)))])
  packs.set('core', { build, files })
  return [...packs].map(([name, pack]) => file(`${name}.js`, packScript(name, pack)))
}

/** The highest level takes five times as long, for a hundredth less. */
async function packed(path: string, value: unknown): Promise<IndexFile> {
  return { path, content: await promisify(gzip)(JSON.stringify(value), { level: 7 }) }
}

function file(path: string, text: string): IndexFile {
  return { path, content: Buffer.from(text) }
}

function below(folder: string, files: readonly IndexFile[]): IndexFile[] {
  return files.map(({ path, content }) => ({ path: `${folder}/${path}`, content }))
}
