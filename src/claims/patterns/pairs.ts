import { findMetric, type Metric } from '../metric.ts'
import { groupEnd, metricBehind } from '../phrases.ts'
import { inUnitOf, type Quantity } from '../quantities.ts'
import type { Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { scoreMetric } from './known.ts'
import { absoluteMetric, isLevel, joined, levels } from './levels.ts'

/** A level of the authors' own with the baseline's level that it is compared with; both are site indexes. */
export interface LevelPair {
  own: number
  baseline: number
  reading: Reading
}

const longestList = 4
const reach = 40
const versus = new Set(
  'vs versus instead compared against above from surpassing exceeding outperforming beating than over'.split(
    ' ',
  ),
)

/**
 * `51.3 vs. 28.9`, `83.7% …, well above the 65.5% achieved by`, `87% in A and 92% in B, compared with 79% and 88%`:
 * the list behind a word of comparison is the baseline's; as many levels before it are the authors' own.
 */
export function levelPairs(
  tokens: readonly Token[],
  sites: readonly Site[],
  isFree: (index: number) => boolean,
): LevelPair[] {
  const pairs: LevelPair[] = []
  for (let index = 1; index < sites.length; index++) {
    const first = sites[index]
    const before = sites[index - 1]
    if (!first || !before || !isFree(index) || !isLevel(first.quantity)) continue
    const at = versusBetween(tokens, before.quantity.last + 1, first.quantity.first)
    if (at === undefined) continue
    const width = listWidth(tokens, sites, index)
    const own = ownLevels(sites, index, width, isFree)
    if (own.length !== width) continue
    const found = own.flatMap((place, step) => pairOf(tokens, sites, place, index + step, at))
    pairs.push(...found)
    if (found.length > 0) index += width - 1
  }
  return pairs
}

function listWidth(tokens: readonly Token[], sites: readonly Site[], index: number): number {
  let width = 1
  while (width < longestList && joined(tokens, sites[index + width - 1], sites[index + width])) width++
  return width
}

function ownLevels(
  sites: readonly Site[],
  index: number,
  width: number,
  isFree: (index: number) => boolean,
): number[] {
  const found: number[] = []
  const baseline = sites[index]
  for (let place = index - 1; place >= 0 && found.length < width; place--) {
    const site = sites[place]
    if (!site || !baseline || baseline.lead - site.quantity.last > reach) break
    if (isFree(place) && sameKind(site.quantity, baseline.quantity)) found.unshift(place)
  }
  return found
}

/** The reading of two levels, when both can be of one kind; `at` is the word that sets them side by side. */
export function pairOf(
  tokens: readonly Token[],
  sites: readonly Site[],
  own: number,
  baseline: number,
  at: number,
): LevelPair[] {
  const ours = sites[own]
  const theirs = sites[baseline]
  if (!ours || !theirs || !sameKind(ours.quantity, theirs.quantity)) return []
  const metric = metricOfPair(tokens, ours, theirs, at)
  if (!isPlausible(tokens, ours.quantity, theirs.quantity, metric)) return []
  const read = levels(inUnitOf(theirs.quantity, ours.quantity), ours.quantity.value, metric)
  const good = metric?.polarity === 'low' ? 'down' : 'up'
  const reading: Reading = {
    pattern: 'level-pair',
    anchor: at,
    from: ours.lead,
    to: theirs.quantity.last,
    ...read,
    movement: read.unit === 'pp' ? good : read.movement,
    baseline: { from: theirs.quantity.last + 1, to: groupEnd(tokens, theirs.quantity.last + 2) },
  }
  return [{ own, baseline, reading }]
}

function sameKind(a: Quantity, b: Quantity): boolean {
  if (!isLevel(a) || !isLevel(b)) return false
  if (a.unit === 'absolute' && b.unit === 'absolute')
    return a.measure === b.measure || inUnitOf(a, b) !== a.value
  if (a.unit === 'absolute' || b.unit === 'absolute') return false
  return (a.unit === 'none') === (b.unit === 'none') || a.unit === 'pp' || b.unit === 'pp'
}

function versusBetween(tokens: readonly Token[], from: number, to: number): number | undefined {
  if (to - from > 18) return undefined
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.lower ?? ''
    const next = tokens[at + 1]?.lower
    const last = tokens[at - 1]?.lower ?? ''
    if (!versus.has(word)) continue
    if (word === 'over' && next !== 'the') continue
    if (word === 'above' && next !== 'the' && last !== 'well') continue
    if (word === 'than' && /^(?:more|less|greater|fewer|larger|higher)$/.test(last) && at === to - 1) continue
    if (word === 'from' && !/^(?:up|down|increased|improved|reduced|increase|decreased)$/.test(last)) continue
    return at
  }
  return undefined
}

/** The metric that the baseline's phrase names, or that stands around the authors' level. */
function metricOfPair(tokens: readonly Token[], ours: Site, theirs: Site, at: number): Metric | undefined {
  const from = ours.quantity.last + 1
  return (
    findMetric(tokens, at + 1, theirs.lead) ??
    absoluteMetric(ours.quantity, ours.lead) ??
    findMetric(tokens, from, groupEnd(tokens, from)) ??
    scoreMetric(ours.quantity.measure, from) ??
    metricBehind(tokens, ours.lead, 10)
  )
}

/** Two whole numbers without a unit or metric are counts; a number behind a name is its version. */
function isPlausible(
  tokens: readonly Token[],
  a: Quantity,
  b: Quantity,
  metric: Metric | undefined,
): boolean {
  if (inUnitOf(b, a) === a.value || a.value <= 0 || b.value <= 0) return false
  if (a.unit !== 'none' || b.unit !== 'none') return true
  if (isVersion(tokens, a) || isVersion(tokens, b)) return false
  return metric !== undefined || !(Number.isInteger(a.value) && Number.isInteger(b.value))
}

function isVersion(tokens: readonly Token[], { first }: Quantity): boolean {
  const before = tokens[first - 1]
  return before?.kind === 'word' && /^\p{Lu}/u.test(before.text) && !scoreMetricName(before)
}

function scoreMetricName(word: Token): boolean {
  return findMetric([word], 0, 1) !== undefined
}
