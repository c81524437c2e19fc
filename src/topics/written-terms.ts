import { isStop } from './stop-words.ts'
import type { PaperText } from './text-space.ts'
import { words, type Word, type WordText } from './words.ts'

/**
 * A paper's terms as it writes them, most often so; titles are capitalized by custom, so the abstract decides.
 * @param wanted terms that are asked for; all when left out
 */
export function writtenTerms(paper: PaperText, wanted?: ReadonlySet<string>): Map<string, string> {
  const written = new Map<string, string>()
  for (const source of [paper.title, paper.abstract]) {
    const forms = new Map<string, Map<string, number>>()
    const part = words(source)
    for (const [term, start, end] of termsOf(part)) {
      if (wanted && !wanted.has(term)) continue
      const form = part.text.slice(start, end).replace(/\s+/g, ' ')
      const counts = forms.get(term) ?? new Map<string, number>()
      forms.set(term, counts.set(form, (counts.get(form) ?? 0) + 1))
    }
    for (const [term, counts] of forms) written.set(term, commonest(counts))
  }
  return written
}

function* termsOf(part: WordText): Generator<[term: string, start: number, end: number]> {
  let before: Word | undefined
  for (const word of part.words) {
    const telling = !isStop(word.stem)
    if (telling) yield [word.stem, word.start, word.end]
    if (telling && before?.clause === word.clause)
      yield [`${before.stem} ${word.stem}`, before.start, word.end]
    before = telling ? word : undefined
  }
}

function commonest(counts: ReadonlyMap<string, number>): string {
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || byCode(a[0], b[0]))
  return best?.[0] ?? ''
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : 1
}
