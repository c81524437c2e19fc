import type { AtlasPaper } from '../atlas/types.ts'
import { plainText } from '../model/text.ts'
import { cleanLine } from './clean.ts'

const shown = new WeakMap<Pick<AtlasPaper, 'abstract'>, string>()

/** A paper's abstract as plain text: mended once, since every format asks for it. */
export function plainAbstract(paper: Pick<AtlasPaper, 'abstract'>): string {
  const known = shown.get(paper) ?? plainText(paper.abstract)
  shown.set(paper, known)
  return known
}

/** A paper's abstract cut at a word for a description, in at most `limit` characters. */
export function abstractExcerpt(paper: Pick<AtlasPaper, 'abstract'>, limit = 200): string {
  const text = cleanLine(plainAbstract(paper))
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).replace(/[\s\p{P}]+$/u, '')}…`
}
