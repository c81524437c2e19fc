import { dump } from 'js-yaml'
import { plainText } from '../model/text.ts'
import type { Topic } from '../model/topic.ts'
import { assignTopics, otherSlug } from '../topics/index.ts'
import { nearGroups } from '../topics/near-groups.ts'
import { suggestTopics, type Suggestion } from '../topics/suggest.ts'
import type { PaperText } from '../topics/text-space.ts'

/** The topics of another atlas are right for papers of which this share have one of them. */
const sameField = 0.5
/** Found topics to start with, the largest. */
const most = 18
/** As many regions as there are hues, and about so many topics in each. */
const [mostRegions, topicsOfRegion] = [6, 3]

/**
 * Topics for a new atlas: the given ones when its papers are of their field, else those found among the papers
 * themselves, as file names and texts.
 * @returns undefined when the given topics are right
 */
export function starterTopics(
  papers: readonly PaperText[],
  given: readonly Topic[],
): Map<string, string> | undefined {
  const told = papers.filter(({ title, abstract }) => `${title}${abstract}`.trim() !== '')
  const placed = assignTopics(told, given).filter(([first]) => first !== otherSlug)
  if (placed.length >= sameField * told.length) return undefined
  const found = suggestTopics(told, []).slice(0, most)
  const regions = regionTitles(told, found)
  const files = found.map(({ slug, title, description, vocabulary, papers: own }, index) => {
    const typical = own.slice(0, 3).map((at) => `# - ${plainText(told[at]?.title ?? '')}`)
    const facts = { title, region: regions[index], order: index + 1, description, vocabulary }
    const front = dump(facts, { lineWidth: -1 })
    return [`${slug}.mdx`, ['---', front.trimEnd(), ...typical, '---', ''].join('\n')] as const
  })
  return new Map([...files, [`${otherSlug}.mdx`, other]])
}

/** Near topics make a region, named after its two largest. */
function regionTitles(papers: readonly PaperText[], found: readonly Suggestion[]): string[] {
  const count = Math.min(mostRegions, Math.max(2, Math.round(found.length / topicsOfRegion)))
  const groups = nearGroups(
    papers,
    found.map((topic) => topic.papers),
    count,
  )
  const titles: string[] = []
  for (const group of groups) {
    const [first = '', second = ''] = group.map((index) => found[index]?.title ?? '')
    for (const index of group) titles[index] = second ? `${first} and ${inSentence(second)}` : first
  }
  return titles
}

/** A title inside a sentence; abbreviations stay. */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

const other = `---
title: Other
region: null
order: 99
description: Papers that lie outside the topics of this atlas.
vocabulary: []
---
`
