import { Parser } from 'htmlparser2'
import { arxivIdIn } from '../ids.ts'
import { lineCounter } from '../lines.ts'
import { cleanLine } from '../text.ts'
import type { Draft, Entry } from '../record.ts'
import type { Format } from './format.ts'
import { hfDraft, isHfPaper } from './json/objects.ts'
import { isObject } from './json/values.ts'

/** Saved HTML of a page of Hugging Face: of a day, week or search, or of one paper. */
export const hfPage: Format = {
  kind: 'hf-page',
  title: 'HTML of a page of Hugging Face papers',
  detect: ({ text }) =>
    /<(?:!doctype html|html|head|body|main|article|div)\b/i.test(text.slice(0, 4000)) &&
    /huggingface|data-target="(?:Daily)?Paper|href="\/papers\/\d{4}\.\d{4,5}/i.test(text),
  read: async function* ({ chunks }) {
    const page = newPage()
    const lines = lineCounter()
    const parser: Parser = new Parser(
      handlers(
        page,
        () => lines.lineAt(parser.startIndex),
        () => {
          parser.pause()
        },
      ),
      { decodeEntities: true },
    )
    for await (const chunk of chunks()) {
      lines.add(chunk)
      parser.write(chunk)
      if (page.tooDeep) break
    }
    if (!page.tooDeep) parser.end()
    yield* entriesOf(page)
  },
}

/** What a page shows: data of its components, and, where they are missing, its visible parts. */
interface Page {
  data: { line: number; draft: Draft }[]
  articles: Entry[]
  /** The page's own paper, when it is about one. */
  own: { line: number; id?: string; title: string; abstract: string; authors: string[]; date: string }
  problems: Entry[]
  tooDeep: boolean
}

/** The parser's time grows with the depth for each element; no page nests so deep. */
const deepest = 2_000

function newPage(): Page {
  return {
    data: [],
    articles: [],
    own: { line: 1, title: '', abstract: '', authors: [], date: '' },
    problems: [],
    tooDeep: false,
  }
}

function entriesOf({ data, articles, own, problems }: Page): Entry[] {
  if (data.length > 0) return [...problems, ...distinct(data)]
  if (articles.length > 0) return [...problems, ...articles]
  if (!own.id && !own.abstract) return problems
  const published = own.date.replace(/^Published on\s*/i, '')
  const draft: Draft = {
    arxiv: own.id,
    title: cleanLine(own.title),
    abstract: own.abstract.trim(),
    authors: own.authors,
  }
  return [...problems, { line: own.line, draft: { ...draft, published } }]
}

/** Components repeat a paper's data; the first that has its abstract speaks for all. */
function distinct(data: Page['data']): Entry[] {
  const byId = new Map<unknown, Page['data'][number]>()
  for (const one of data) {
    const known = byId.get(one.draft.arxiv)
    if (!known || (!known.draft.abstract && one.draft.abstract)) byId.set(one.draft.arxiv, one)
  }
  return [...byId.values()]
}

const voids = new Set(['br', 'img', 'input', 'meta', 'link', 'hr', 'source'])

function handlers(page: Page, line: () => number, stop: () => void) {
  const path: { name: string; attributes: Record<string, string> }[] = []
  let article: { line: number; id?: string; title: string; inTitle: boolean } | undefined
  let heading = ''
  let author: string | undefined
  const isIn = (name: string) => path.some((one) => one.name === name)
  return {
    onopentag(name: string, attributes: Record<string, string>) {
      if (page.tooDeep) return
      if (!voids.has(name)) path.push({ name, attributes })
      if (path.length > deepest) {
        page.tooDeep = true
        const message = `elements nest deeper than ${deepest}; save the page again`
        page.problems.push({ line: line(), problems: [{ message }] })
        stop()
        return
      }
      const props = attributes['data-props']
      if (props) readProps(props, line(), page)
      if (name === 'article') article = { line: line(), title: '', inTitle: false }
      const { href } = attributes
      const id = href && arxivIdIn(URL.parse(href, 'https://huggingface.co/')?.href ?? '')
      if (name === 'a' && article && id && /^h\d$/.test(path.at(-2)?.name ?? '')) {
        article.id = id
        article.inTitle = true
      }
      if (name === 'link' && attributes['rel'] === 'canonical') page.own.id ??= id || undefined
      if (name === 'meta' && attributes['property'] === 'og:url')
        page.own.id ??= arxivIdIn(attributes['content'] ?? '')
      if (/^h[1-3]$/.test(name)) heading = ''
      if (name === 'span' && /\bauthor\b/.test(attributes['class'] ?? '')) author = ''
    },
    ontext(text: string) {
      if (isIn('script') || isIn('style')) return
      if (article?.inTitle) article.title += text
      else if (isIn('h1') && !article) page.own.title += text
      else if (isIn('h2') || isIn('h3')) heading += text
      else if (author !== undefined) author += text
      else if (/^\s*abstract\s*$/i.test(heading) && isIn('p')) page.own.abstract += text
      else if (/^\s*Published on \w/.test(text)) page.own.date ||= text.trim()
    },
    onclosetag(name: string) {
      if (voids.has(name)) return
      path.pop()
      if (name === 'a' && article) article.inTitle = false
      if (name === 'p' && page.own.abstract) heading = ''
      if (name === 'span' && author !== undefined) {
        const named = cleanLine(author).replace(/,$/, '')
        if (named) page.own.authors.push(named)
        author = undefined
      }
      if (name === 'article' && article) {
        const { line, id, title } = article
        if (id) page.articles.push({ line, draft: { arxiv: id, title: cleanLine(title) } })
        article = undefined
      }
    },
  }
}

/** Pages of Hugging Face carry their components' data as JSON. */
function readProps(props: string, line: number, page: Page): void {
  if (!props.includes('"summary"') && !props.includes('"paper"')) return
  try {
    collect(JSON.parse(props), line, page, 0)
  } catch (error) {
    const message = `data of the page is not JSON (${(error as Error).message}); save the page again`
    page.problems.push({ line, problems: [{ message }] })
  }
}

function collect(value: unknown, line: number, page: Page, depth: number): void {
  if (depth > 8) return
  if (isHfPaper(value)) page.data.push({ line, draft: hfDraft(value) })
  else if (Array.isArray(value)) for (const one of value) collect(one, line, page, depth + 1)
  else if (isObject(value)) for (const one of Object.values(value)) collect(one, line, page, depth + 1)
}
