import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { PagefindIndex } from 'pagefind'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import type { Effects } from '../model/effects.ts'
import { splitPaperFile } from '../model/paper-file.ts'
import { beginningsReader, type Beginnings } from './beginnings.ts'
import { notesText } from './notes.ts'
import type { IndexFile } from './packs.ts'
import { paperRecord, recordTexts } from './record.ts'

/** Raised with every change that an older client could not read. */
export const format = 1

/** Papers that are made while Pagefind's process reads as many. */
const batch = 64
/** Of what Pagefind brings along, the parts that a search needs; its own interfaces stay out. */
const needed =
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|.*\.pf_meta|wasm\..*|(?:index|filter|fragment)\/.*)$/

/**
 * Hands Pagefind all papers, and reads the beginnings of their words on the way, in the atlas's order.
 * @returns the build's name as well, which is that of `searchBuildId`
 * @throws Error when Pagefind refuses a paper
 */
export async function addPapers(
  index: PagefindIndex,
  atlas: Atlas,
  effects: Effects,
): Promise<{ build: string; beginnings: Beginnings[] }> {
  const { papers } = atlas
  const name = buildName()
  const read = beginningsReader()
  const beginnings: Beginnings[] = []
  const add = async (paper: AtlasPaper, place: number) => {
    const texts = recordTexts(paper, atlas)
    const record = paperRecord(paper, atlas, texts)
    name.add(record)
    const notes = await readNotes(paper, atlas)
    const { title, authors, abstract, rest } = texts
    beginnings[place] = read(`${title} ${authors}`, `${abstract} ${rest} ${notes}`)
    const content = notes ? paperRecord(paper, atlas, { ...texts, notes }) : record
    const { errors } = await index.addHTMLFile({ url: paper.url, content })
    if (errors.length > 0) throw new Error(`Pagefind refused ${paper.slug}: ${errors.join('; ')}`)
  }
  let before: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < papers.length; start += batch) {
    const some = Promise.all(papers.slice(start, start + batch).map((paper, at) => add(paper, start + at)))
    // Their failure is met where they are waited for, after the papers before them.
    some.catch(() => {})
    await before
    before = some
    effects.progress('search index', Math.min(start + batch, papers.length), papers.length)
  }
  await before
  return { build: name.done(), beginnings }
}

/** Names what an index holds, of the papers as they are without notes; the search page says it too. */
export function searchBuildId(atlas: Atlas): string {
  const name = buildName()
  for (const paper of atlas.papers) name.add(paperRecord(paper, atlas, recordTexts(paper, atlas)))
  return name.done()
}

function buildName(): { add: (record: string) => void; done: () => string } {
  const hash = createHash('sha256').update(`${format}`)
  return { add: (record) => void hash.update(record), done: () => hash.digest('hex').slice(0, 12) }
}

async function readNotes({ slug }: AtlasPaper, { notes }: Atlas): Promise<string> {
  const path = notes.get(`papers/${slug}`)
  return path ? notesText(splitPaperFile(await readFile(path, 'utf8')).notes) : ''
}

/** Has Pagefind make its index: the files that a search needs, in order of path. @throws Error when it cannot */
export async function indexFiles(index: PagefindIndex): Promise<IndexFile[]> {
  const { files, errors } = await index.getFiles()
  if (errors.length > 0) throw new Error(`Pagefind wrote no index: ${errors.join('; ')}`)
  return files.filter(({ path }) => needed.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
}
