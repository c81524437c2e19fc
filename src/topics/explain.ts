import { chooseTopics, type TopicScore } from './index.ts'

const shownTopics = 8
const shownPhrases = 8

/** Why a paper has its topics, as lines for a person: each topic's score, its phrases with what each adds. */
export function explainTopics(ranked: readonly TopicScore[]): string[] {
  const chosen = chooseTopics(ranked)
  const lines = [`topics: ${chosen.join(', ') || 'none'}`]
  for (const { slug, score, rank, evidence, kinship } of ranked.slice(0, shownTopics)) {
    if (score <= 0 && !chosen.includes(slug)) continue
    const mark = chosen[0] === slug ? '1' : chosen.includes(slug) ? '+' : ' '
    lines.push(`${mark} ${slug}: score ${score.toFixed(1)}, as primary ${rank.toFixed(1)}`)
    const phrases = evidence
      .slice(0, shownPhrases)
      .map(({ phrase, count, gain }) => `"${phrase.written}" ×${count.toFixed(0)} → ${gain.toFixed(1)}`)
    if (phrases.length) lines.push(`    says: ${phrases.join(', ')}`)
    if (kinship > 0.01) lines.push(`    like its sure papers: ${kinship.toFixed(2)}`)
  }
  return lines
}
