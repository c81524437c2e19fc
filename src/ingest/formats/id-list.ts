import { arxivIdIn, doiIn } from '../ids.ts'
import { draftOfAddress } from '../links.ts'
import { shown } from '../text.ts'
import type { Entry } from '../record.ts'
import type { Format } from './format.ts'

/** arXiv ids, DOIs or addresses, one a line, also as Markdown's lists and links; `#` starts a remark. */
export const idList: Format = {
  kind: 'ids',
  title: 'a list of arXiv ids, DOIs or addresses, one a line',
  detect: ({ text, size }) => {
    const lines = text.split('\n').map(bare).filter(Boolean)
    const whole = size > text.length ? lines.slice(0, -1) : lines
    return whole.length > 0 && whole.filter(isId).length >= 0.5 * whole.length && isId(whole[0] ?? '')
  },
  read: async function* ({ lines }) {
    for await (const { number, text } of lines()) {
      const id = bare(text)
      if (id) yield idEntry(id, number)
    }
  },
}

function bare(line: string): string {
  return line
    .slice(0, 2000)
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?/i, '')
    .replace(/^.*\]\((https?:\/\/[^\s()]+)\).*$/, '$1')
    .trim()
    .replace(/^(\S+)\s.*$/, (line, first: string) => ((arxivIdIn(first) ?? doiIn(first)) ? first : line))
}

function isId(text: string): boolean {
  return arxivIdIn(text) !== undefined || doiIn(text) !== undefined || /^https?:\/\/\S+$/.test(text)
}

/** The entry of an arXiv id, a DOI or an address that names one. */
export function idEntry(id: string, line: number): Entry {
  const { arxiv, doi } = draftOfAddress(id)
  if (arxiv ?? doi) return { line, draft: { arxiv, doi } }
  return {
    line,
    problems: [{ message: `${shown(id)} is no arXiv id, DOI or address of one; correct or remove it` }],
  }
}
