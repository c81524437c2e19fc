import { winningVerbs } from '../lexicon/changes.ts'
import { comparers } from '../lexicon/grammar.ts'
import { findMetric } from '../metric.ts'
import { groupEnd } from '../phrases.ts'
import type { Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { isLevel, joined, levels } from './levels.ts'

const reach = 28
const longestList = 4
const lookBack = 16

/**
 * `93.2% on A and 22.5% on B, outperforming X (74.0% and 7.5%) and Y (50.1% and 4.0%)`: each number in a
 * baseline's brackets makes a reading with the number of the same place before the comparison.
 */
export function bracketLevels(tokens: readonly Token[], sites: readonly Site[]): Map<number, Reading> {
  const readings = new Map<number, Reading>()
  for (let index = 1; index < sites.length; index++) {
    const site = sites[index]
    if (!site || tokens[site.lead - 1]?.text !== '(' || !isLevel(site.quantity)) continue
    const width = widthInside(tokens, sites, index)
    const verb = comparisonBefore(tokens, site.lead - 2)
    if (verb === undefined) continue
    const own = sites
      .slice(Math.max(0, index - lookBack), index)
      .filter((other) => other.quantity.last < verb && isLevel(other.quantity))
      .slice(-longestList)
    const bracketed = own.filter((other) => tokens[other.lead - 1]?.text !== '(')
    if (bracketed.length !== width || width < 1) continue
    for (let step = 0; step < width; step++) {
      const ours = bracketed[step]
      const theirs = sites[index + step]
      if (ours && theirs && ours.quantity.unit === theirs.quantity.unit)
        readings.set(index + step, pairReading(tokens, ours, theirs, verb, site.lead - 1))
    }
  }
  return readings
}

function widthInside(tokens: readonly Token[], sites: readonly Site[], index: number): number {
  let width = 1
  while (width < longestList && joined(tokens, sites[index + width - 1], sites[index + width])) width++
  const last = sites[index + width - 1]
  return last && tokens[last.quantity.last + 1]?.text === ')' ? width : 0
}

/** The verb or preposition that makes what stands before a bracket a baseline. */
function comparisonBefore(tokens: readonly Token[], from: number): number | undefined {
  for (let at = from; at >= Math.max(0, from - reach); at--) {
    const word = tokens[at]?.lower ?? ''
    if (winningVerbs.has(word) || comparers.has(word)) return at
    if (tokens[at]?.text === ';') return undefined
  }
  return undefined
}

function pairReading(
  tokens: readonly Token[],
  ours: Site,
  theirs: Site,
  verb: number,
  bracket: number,
): Reading {
  const from = ours.quantity.last + 1
  const metric = findMetric(tokens, from, groupEnd(tokens, from))
  const read = levels(theirs.quantity.value, ours.quantity.value, metric)
  const movement = read.unit === 'pp' ? (metric?.polarity === 'low' ? 'down' : 'up') : read.movement
  const baseline = { from: verb + 1, to: bracket }
  return {
    pattern: 'bracket-levels',
    anchor: verb,
    from: ours.lead,
    to: theirs.quantity.last,
    ...read,
    movement,
    baseline,
  }
}
