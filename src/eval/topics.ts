import type { Topic } from '../model/topic.ts'
import { assignTopics } from '../topics/index.ts'
import type { PaperText } from '../topics/text-space.ts'
import { titleKey } from './titles.ts'

/** A paper's topics by hand, the primary first. */
export interface TopicLabel {
  title: string
  topics: string[]
  /** Given for a paper that is not of the atlas; it is then scored among the atlas's papers. */
  abstract?: string
}

export interface TopicFigures {
  /** Labelled papers that were found. */
  papers: number
  /** Titles of labelled papers that are not among the papers. */
  missing: string[]
  /** Share of papers whose first topic is the label's first. */
  primary: number
  /** Micro-averaged over all pairs of paper and topic. */
  precision: number
  recall: number
  f1: number
}

export interface TopicError {
  title: string
  expected: string[]
  found: string[]
  /** True when the primary topic is wrong. */
  primary: boolean
}

export interface TopicResult {
  figures: TopicFigures
  errors: TopicError[]
}

type LabelledPaper = PaperText & { otherTitles?: readonly string[] }

/**
 * Measures topics against labels. Papers are matched by title, whatever its markup and capitals.
 * @param papers all papers of the atlas: those without a label help to know the others' topics
 */
export function evaluateTopics(
  labels: readonly TopicLabel[],
  papers: readonly LabelledPaper[],
  topics: readonly Topic[],
): TopicResult {
  const guests = labels.flatMap(({ title, abstract }) =>
    abstract === undefined ? [] : [{ title, abstract }],
  )
  const all: readonly LabelledPaper[] = [...papers, ...guests]
  const assigned = assignTopics(all, topics)
  const byTitle = new Map<string, string[]>()
  for (const [index, paper] of all.entries())
    for (const title of [...(paper.otherTitles ?? []), paper.title])
      byTitle.set(titleKey(title), assigned[index] ?? [])
  const compared = labels.flatMap(({ title, topics: expected }) => {
    const found = byTitle.get(titleKey(title))
    return found ? [{ title, expected, found, primary: found[0] !== expected[0] }] : []
  })
  const missing = labels.map(({ title }) => title).filter((title) => !byTitle.has(titleKey(title)))
  return {
    figures: { ...figuresOf(compared), missing },
    errors: compared.filter(({ primary, expected, found }) => primary || !sameSet(expected, found)),
  }
}

function figuresOf(compared: readonly TopicError[]): Omit<TopicFigures, 'missing'> {
  const count = (of: (entry: TopicError) => number) => compared.reduce((sum, entry) => sum + of(entry), 0)
  const hits = count(({ expected, found }) => found.filter((topic) => expected.includes(topic)).length)
  const precision = hits / count(({ found }) => found.length)
  const recall = hits / count(({ expected }) => expected.length)
  return {
    papers: compared.length,
    primary: count(({ primary }) => (primary ? 0 : 1)) / compared.length,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((topic) => b.includes(topic))
}
