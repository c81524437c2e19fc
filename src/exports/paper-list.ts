import type { AtlasPaper } from '../atlas/types.ts'

/** A file that tells of papers one after the other, and of each what that paper alone decides. */
export interface PaperParts {
  head: string
  /** Between two papers. */
  between: string
  foot: string
  papers: readonly AtlasPaper[]
  text: (paper: AtlasPaper) => string
}

/** The same, and its text paper by paper. */
export type PaperList = PaperParts & Iterable<string>

/** A list of papers as the text of a file. */
export function paperList(parts: PaperParts): PaperList {
  const { head, between, foot, papers, text } = parts
  function* pieces(): Generator<string> {
    yield head
    for (const [place, paper] of papers.entries()) yield (place > 0 ? between : '') + text(paper)
    yield foot
  }
  return { ...parts, [Symbol.iterator]: pieces }
}
