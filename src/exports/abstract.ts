import type { AtlasPaper } from '../atlas/types.ts'
import { plainText } from '../model/text.ts'

const shown = new WeakMap<Pick<AtlasPaper, 'abstract'>, string>()

/** A paper's abstract as plain text: mended once, since every format asks for it. */
export function plainAbstract(paper: Pick<AtlasPaper, 'abstract'>): string {
  const known = shown.get(paper) ?? plainText(paper.abstract)
  shown.set(paper, known)
  return known
}
