import { plainAbstract } from './abstract.ts'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { claimLine } from '../model/claim-text.ts'
import { formatDate } from '../model/date.ts'
import { relativeLink } from '../model/links.ts'
import { plainText } from '../model/text.ts'
import { cleanLine } from './clean.ts'
import { readingLink, safeAddress } from './venue.ts'

/** A paper's page as Markdown, for language models and notes: `papers/<slug>.md`. */
export function paperMarkdown(atlas: Atlas, paper: AtlasPaper): string {
  const path = `papers/${paper.slug}.md`
  const read = readingLink(paper)
  const facts: [name: string, value: string | undefined][] = [
    ['Authors', paper.authors.map(escapeMarkdown).join(', ') || knownCount(paper)],
    ['Date', formatDate(paper.published)],
    ['Venue', paper.venue && escapeMarkdown(paper.venue)],
    ['Read at', read && `<${read}>`],
    ['Code', paper.links.code && `<${safeAddress(paper.links.code)}>`],
    ['Topics', paper.topics.map((slug) => escapeMarkdown(atlas.topic(slug)?.title ?? slug)).join(', ')],
    ['Page', `<${relativeLink(path, paper.url)}>`],
  ]
  const known = facts.filter(([, value]) => value).map(([name, value]) => `- ${name}: ${value}`)
  const claims = paper.claims.map(
    (claim) => `- ${escapeMarkdown(`${claimLine(claim)}: “${plainText(claim.quote)}”`)}`,
  )
  return [
    `# ${escapeMarkdown(paper.plainTitle)}`,
    known.join('\n'),
    ...(claims.length > 0 ? ['## Claims', claims.join('\n')] : []),
    '## Abstract',
    escapeMarkdown(plainAbstract(paper)) || 'The abstract is not known.',
  ]
    .join('\n\n')
    .concat('\n')
}

/** Text on one line of which Markdown makes no markup. */
export function escapeMarkdown(text: string): string {
  return cleanLine(text)
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^([#+=|~-]|\d+[.)])/, '\\$1')
}

function knownCount({ authorCount = 0 }: AtlasPaper): string {
  return authorCount > 0 ? `${authorCount}, names unknown` : ''
}
