import type { Claim } from '../model/claim.ts'
import type { ClaimError, ClaimLabel, ClaimResult, Score } from './claims.ts'
import type { MapFigures, MapMisfit } from './map.ts'
import type { TopicFigures, TopicResult } from './topics.ts'

/** Claims as lines for a person: figures, then every error with its sentence; `of` names the labels. */
export function formatClaims({ figures, errors }: ClaimResult, of = 'dev'): string[] {
  const { parts, direction, factor } = figures
  return [
    `Claims (${of})  ${figures.labels} labels in ${figures.papers} papers${missingNote(figures.missing)}`,
    ...table([
      ['overall', figures],
      ...Object.entries(figures.categories),
      ...Object.entries(figures.units).map(([unit, score]): [string, Score] => [
        unit === '%' ? '% and pp' : unit,
        score,
      ]),
    ]),
    `  on the hits: direction ${percent(direction)}, factor ${percent(factor)}`,
    `  F1 in five parts: ${parts.f1.map(percent).join(', ')}; mean ${percent(parts.mean)}, deviation ${percent(parts.deviation)}`,
    ...errors.flatMap(formatClaimError),
  ]
}

/** Topics as lines for a person; of the further sets of labels, by name, only the figures. */
export function formatTopics(
  { figures, errors }: TopicResult,
  further: Readonly<Record<string, TopicResult>> = {},
): string[] {
  return [
    `Topics  ${topicLine(figures)}`,
    ...Object.entries(further).map(([name, set]) => `  ${name.padEnd(9)} ${topicLine(set.figures)}`),
    ...errors.flatMap(({ title, expected, found, primary }) => [
      `  ${primary ? 'wrong primary' : 'other topics'}: ${title}`,
      `      expected ${expected.join(', ')}; found ${found.join(', ') || 'none'}`,
    ]),
  ]
}

/** The map as lines for a person. */
export function formatMap({ figures, errors }: { figures: MapFigures; errors: MapMisfit[] }): string[] {
  const { median, greatest } = figures.shift
  return [
    `Map  ${figures.papers} papers`,
    `  ten nearest with the same primary topic ${percent(figures.sameTopic)}, trustworthiness ${percent(figures.trustworthiness)}`,
    `  shift when a fiftieth is new: median ${percent(median)}, greatest ${percent(greatest)} of the side`,
    `  smallest distance ${percent(figures.closest)} of the side`,
    ...errors.map(({ slug, topic, share }) => `  among strangers: ${slug} (${topic}, ${percent(share)})`),
  ]
}

function topicLine({ papers, missing, primary, precision, recall, f1 }: TopicFigures): string {
  const all = `all: precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`
  return `${papers} labelled papers: primary ${percent(primary)}; ${all}${missingNote(missing)}`
}

function missingNote(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `; not among the papers: ${missing.join('; ')}`
}

function table(rows: [string, Score][]): string[] {
  const head = `  ${''.padEnd(14)} labels  found   hits  precision  recall      F1`
  return [head, ...rows.map(([name, score]) => `  ${name.padEnd(14)} ${columns(score)}`)]
}

function columns({ labels, found, hits, precision, recall, f1 }: Score): string {
  const counts = [labels, found, hits].map((value) => String(value).padStart(6)).join(' ')
  return `${counts}  ${percent(precision).padStart(9)} ${percent(recall).padStart(7)} ${percent(f1).padStart(7)}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}

function formatClaimError({ kind, title, expected, found, context }: ClaimError): string[] {
  const told = expected ? `expected ${formatClaim(expected)}` : ''
  const read = found ? `found ${formatClaim(found)}` : ''
  return [`  ${kind}: ${title}`, `      ${[told, read].filter(Boolean).join('; ')}`, `      ${context}`]
}

function formatClaim({ value, low, unit, category, direction, factor }: ClaimLabel | Claim): string {
  const amount = `${low === null ? '' : `${low}–`}${value} ${unit}`
  return `${amount} ${category} ${direction}${factor === null ? '' : `, factor ${factor}`}`
}
