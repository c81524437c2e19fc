import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { bibliography, bibtex } from './bibtex.ts'
import { cslJson } from './csl.ts'
import { claimsCsv } from './csv.ts'
import { authorsJson, claimsJson, papersJson, topicsJson } from './data.ts'
import { atomFeed, feedsOf, jsonFeed, jsonFeedPath } from './feeds.ts'
import { paperMarkdown } from './markdown.ts'
import { remembering } from './once.ts'
import { readsOfAll, readsOfSome, type PaperReads } from './reads.ts'
import { referenceList } from './references.ts'
import { ris, risList } from './ris.ts'
import { dataFileNames, dataSchema } from './schemas.ts'
import { generatedAt } from './site.ts'
import { llmsTxt, robotsTxt, sitemap, type TextFile } from './site-files.ts'

export { bibliography, bibtex } from './bibtex.ts'
export { cslJson, cslRecord } from './csl.ts'
export { feedsOf, jsonFeedPath } from './feeds.ts'
export * from './metadata.ts'
export type { PaperList } from './paper-list.ts'
export { reference, referenceStyles, referenceText } from './references.ts'
export { ris } from './ris.ts'
export { listOf, textOf, type TextFile } from './site-files.ts'

/**
 * Every file of the built site that is neither page nor picture: data, citations, feeds, Markdown twins and what
 * crawlers read. One at a time, since a large atlas has tens of thousands.
 * @param epoch seconds since 1970 that stand for now; defaults to `SOURCE_DATE_EPOCH`, else the atlas's newest date
 */
export function exportFiles(
  atlas: Atlas,
  epoch: string | undefined = process.env['SOURCE_DATE_EPOCH'],
): Generator<TextFile> {
  return remembering([siteFiles(atlas, epoch), recordFiles(atlas)].values().flatMap((files) => files))
}

/** Of these files, those that need the whole atlas. */
export function siteFiles(
  atlas: Atlas,
  epoch: string | undefined = process.env['SOURCE_DATE_EPOCH'],
): Generator<TextFile> {
  return remembering(filesOfAll(atlas, epoch))
}

/**
 * Of these files, those of one paper, topic or author each.
 * @param isWanted by a record's place among its kind
 */
export function recordFiles(
  atlas: Atlas,
  isWanted: (place: number) => boolean = () => true,
): Generator<TextFile> {
  return remembering(filesOfRecords(atlas, isWanted))
}

function* filesOfAll(atlas: Atlas, epoch: string | undefined): Generator<TextFile> {
  const generated = generatedAt(atlas, epoch)
  // All papers decide when it was generated.
  const { facts, texts } = readsOfAll
  const topics = [...facts, 'topics', ...atlas.topics.map(({ slug }) => `topic/${slug}`)]
  yield { path: 'data/papers.json', content: papersJson(atlas, generated), reads: texts }
  yield { path: 'data/claims.json', content: claimsJson(atlas, generated), reads: facts }
  yield { path: 'data/claims.csv', content: claimsCsv(atlas), reads: facts }
  yield { path: 'data/topics.json', content: topicsJson(atlas, generated), reads: topics }
  yield { path: 'data/authors.json', content: authorsJson(atlas, generated), reads: [...facts, 'authors'] }
  for (const name of dataFileNames) yield { path: `data/schema/${name}.json`, content: dataSchema(name) }
  yield* bibliographies('data/atlas', atlas.papers, readsOfAll)
  for (const feed of feedsOf(atlas)) {
    const { reads } = feed
    yield { path: feed.path, content: later(() => atomFeed(atlas, feed, generated)), reads }
    yield { path: jsonFeedPath(feed), content: later(() => jsonFeed(atlas, feed)), reads }
  }
  yield* sitemap(atlas)
  yield { path: 'robots.txt', content: robotsTxt(atlas) }
  yield { path: 'llms.txt', content: llmsTxt(atlas) }
}

function* filesOfRecords(atlas: Atlas, isWanted: (place: number) => boolean): Generator<TextFile> {
  for (const paper of atlas.papers.filter((_, place) => isWanted(place))) {
    const base = `papers/${paper.slug}`
    const { facts, texts } = readsOfSome([paper.slug])
    yield { path: `${base}.bib`, content: later(() => bibtex(paper)), reads: facts }
    yield { path: `${base}.ris`, content: later(() => ris(paper)), reads: texts }
    yield { path: `${base}.csl.json`, content: cslJson([paper]), reads: texts }
    yield {
      path: `${base}.md`,
      content: later(() => paperMarkdown(atlas, paper)),
      reads: [...texts, 'topics'],
    }
  }
  for (const { slug, papers } of atlas.topics.filter((_, place) => isWanted(place))) {
    const reads = readsOfSome(papers, [`topic/${slug}`])
    yield* bibliographies(`topics/${slug}`, papers.map(atlas.paper), reads)
  }
  for (const { slug, papers } of atlas.authors.filter((_, place) => isWanted(place))) {
    if (papers.length < 2) continue
    const reads = readsOfSome(papers, [`author/${slug}`])
    yield* bibliographies(`authors/${slug}`, papers.map(atlas.paper), reads)
  }
}

/** Several papers' citations, each format in a file. */
function* bibliographies(
  base: string,
  papers: readonly AtlasPaper[],
  { facts, texts }: PaperReads,
): Generator<TextFile> {
  yield { path: `${base}.bib`, content: bibliography(papers), reads: facts }
  yield { path: `${base}.ris`, content: risList(papers), reads: texts }
  yield { path: `${base}.csl.json`, content: cslJson(papers), reads: texts }
  yield { path: `${base}.references.txt`, content: referenceList(papers), reads: facts }
}

/** A text that is made when it is taken, and not for who needs only the file's name. */
function* later(make: () => string): Generator<string> {
  yield make()
}
