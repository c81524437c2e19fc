import type { Draft, Entry, SourceKind } from '../../record.ts'
import type { Format } from '../format.ts'
import { elements, textOf, type Element } from './elements.ts'
import { atomDraft, oaiDraft, rssDraft } from './feeds.ts'
import { anthologyReader, dblpHitDraft, dblpRecordDraft } from './indexes.ts'
import { endNoteDraft, modsDraft, pubMedDraft } from './libraries.ts'

/** What reads elements of a name; undefined is no paper. */
type Readers = Record<string, (element: Element) => Draft | undefined>

interface Dialect {
  kind: SourceKind
  title: string
  /** The names that its outermost element may have. */
  roots: readonly string[]
  /** What else its beginning must hold. */
  sign?: RegExp
  /** For each file anew. Of elements that tell only of others, `silent` says nothing. */
  readers: () => Readers
  silent?: readonly string[]
}

const dblpRecords = ['article', 'inproceedings', 'incollection', 'book', 'phdthesis', 'mastersthesis', 'data']

const dialects: readonly Dialect[] = [
  {
    kind: 'arxiv',
    title: 'Atom or RSS (arXiv and other feeds), OAI-PMH',
    roots: ['feed', 'rss', 'RDF', 'OAI-PMH', 'ListRecords', 'record', 'entry'],
    // Reference managers write RDF of their own, which is no feed.
    sign: /^(?![\s\S]*<rdf:RDF\b)|xmlns=["']http:\/\/purl\.org\/rss\//,
    readers: () => ({ entry: atomDraft, item: rssDraft, record: oaiDraft }),
  },
  {
    kind: 'bibtex',
    title: 'XML of DBLP',
    roots: ['dblp', 'dblpperson', 'dblpersons', 'result'],
    sign: /<(?:dblp\w*|hits)\b/,
    readers: () => ({
      ...Object.fromEntries(dblpRecords.map((name) => [name, dblpRecordDraft])),
      hit: dblpHitDraft,
    }),
  },
  {
    kind: 'bibtex',
    title: 'XML of the ACL Anthology',
    roots: ['collection', 'volume'],
    sign: /<(?:volume|paper)\b/,
    readers: anthologyReader,
    silent: ['meta'],
  },
  {
    kind: 'ris',
    title: 'MODS',
    roots: ['modsCollection', 'mods'],
    readers: () => ({ mods: modsDraft }),
  },
  {
    kind: 'ris',
    title: 'XML of EndNote',
    roots: ['xml', 'records'],
    sign: /<record\b/,
    readers: () => ({ record: endNoteDraft }),
  },
  {
    kind: 'ris',
    title: 'XML of PubMed',
    roots: ['PubmedArticleSet', 'PubmedArticle'],
    readers: () => ({ PubmedArticle: pubMedDraft }),
  },
]

/** Every kind of XML. */
export const xmlFormats: readonly Format[] = dialects.map(formatOf)

function formatOf({ kind, title, roots, sign = /^/, readers, silent = [] }: Dialect): Format {
  return {
    kind,
    title,
    detect: ({ text }) => roots.includes(rootOf(text) ?? '') && sign.test(text),
    read: async function* ({ chunks }) {
      const known = readers()
      for await (const found of elements(chunks(), new Set(Object.keys(known)))) {
        if (!('element' in found)) yield broken(found.line, found.error)
        else {
          const draft = known[found.element.name]?.(found.element)
          if (!silent.includes(found.element.name)) yield entryOf(found.element, draft)
        }
      }
    },
  }
}

/** What may stand before the outermost element: each is passed whole, so that no beginning is tried in many ways. */
const prologue = /\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>/y
const startTag = /<(?:\w+:)?([a-z][\w-]*)/iy

/** The name of the outermost element, without prefix; undefined when the text is no XML. */
function rootOf(text: string): string | undefined {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  for (prologue.lastIndex = at; prologue.test(text); prologue.lastIndex = at) at = prologue.lastIndex
  startTag.lastIndex = at
  return startTag.exec(text)?.[1]
}

function broken(line: number, error: string): Entry {
  return { line, problems: [{ message: `is not XML (${error}); mend the file from here on` }] }
}

/** arXiv's API answers a wrong question with an entry of its own: https://info.arxiv.org/help/api/user-manual.html */
function errorIn(element: Element): string | undefined {
  if (!/^https?:\/\/arxiv\.org\/api\/errors/.test(textOf(element, 'id') ?? '')) return undefined
  return textOf(element, 'summary') ?? 'without a reason'
}

function entryOf(element: Element, draft: Draft | undefined): Entry {
  const { line } = element
  const error = errorIn(element)
  if (error)
    return {
      line,
      problems: [{ message: `arXiv answered with an error (${error}); correct the query and save it again` }],
    }
  return draft ? { line, draft } : { line, problems: [{ message: 'record is deleted, or empty; remove it' }] }
}
