import { fillEllipses, repeatLists, spreadLimits } from './coordination.ts'
import { changeVerbs } from './lexicon/changes.ts'
import { breaks, prepositions } from './lexicon/grammar.ts'
import type { ReadSite } from './grammar.ts'
import { findMetric, type Metric } from './metric.ts'
import { groupEnd, openedMetric } from './phrases.ts'
import { joined } from './patterns/levels.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const reach = 16

/**
 * Numbers without a reading take that of their list: `11x speedup on A and 16x on B`, `1.16% or 0.84% higher`,
 * `30% on average (max 47%)`. Each looks at its neighbours only.
 */
export function inheritReadings(tokens: readonly Token[], sites: readonly ReadSite[]): ReadSite[] {
  const read = sites.map((site) => ({ ...site }))
  for (let index = read.length - 2; index >= 0; index--) {
    const site = read[index]
    const next = read[index + 1]
    if (!site || !next?.reading || site.reading || site.taken || !joined(tokens, site, next)) continue
    if (isPaired(next.reading) || !takes(site, next, true, true) || isSetting(tokens, site)) continue
    site.reading = adopt(site, next, next.reading)
  }
  for (let index = 1; index < read.length; index++) {
    const site = read[index]
    const previous = read[index - 1]
    if (!site || !previous?.reading || site.reading || site.taken) continue
    if (isPaired(previous.reading)) continue
    const link = linkBetween(tokens, previous, site)
    if (!link || !takes(site, previous, link === 'list')) continue
    site.reading = adopt(site, previous, previous.reading)
    if (
      site.qualifier === 'exact' &&
      (link === 'list' || (link === 'apart' && previous.qualifier === 'up-to'))
    )
      site.qualifier = previous.qualifier
  }
  repeatLists(tokens, read)
  fillEllipses(tokens, read)
  return spreadMetrics(tokens, spreadLimits(tokens, read))
}

/** `at batch size 64, and 30% lower`: the number is a setting's and starts no list. */
function isSetting(tokens: readonly Token[], { quantity, lead }: ReadSite): boolean {
  if (quantity.unit !== 'none' || !findMetric(tokens, lead - 1, lead)) return false
  return [2, 3, 4].some((step) => /^(?:at|with|for|of)$/.test(tokens[lead - step]?.lower ?? ''))
}

/** Two levels make one claim; a further number is no part of their list. */
function isPaired({ pattern }: Reading): boolean {
  return pattern === 'level-pair' || pattern === 'bracket-levels' || pattern === 'above'
}

function takes(site: ReadSite, giver: ReadSite, contiguous: boolean, ahead = false): boolean {
  const { quantity } = site
  if (quantity.inert || quantity.unit === 'absolute') return false
  const unit = giver.reading?.unit ?? giver.quantity.unit
  if (quantity.unit === 'none') return (contiguous && giver.quantity.unit === 'none') || (contiguous && ahead)
  const points = (name: string) => (name === 'pp' ? '%' : name)
  const mixed = giver.reading?.movement === 'faster' && /^(?:x|%)$/.test(quantity.unit)
  return mixed || points(quantity.unit) === points(unit) || (unit === 'none' && contiguous)
}

function adopt(site: ReadSite, giver: ReadSite, reading: Reading): Reading {
  const unit = site.quantity.unit === 'none' ? (reading.unit ?? giver.quantity.unit) : undefined
  const { value: _value, low: _low, ratio: _ratio, unit: _unit, ...rest } = reading
  const to = site.quantity.last
  return {
    ...rest,
    pattern: `${reading.pattern}+list`,
    from: site.lead,
    to,
    peer: giver.quantity.value,
    ...(unit ? { unit } : {}),
  }
}

function linkBetween(
  tokens: readonly Token[],
  previous: ReadSite,
  site: ReadSite,
): 'list' | 'apart' | 'bracket' | undefined {
  if (joined(tokens, previous, site)) return 'list'
  const gap = site.lead - previous.quantity.last
  if (gap > reach || gap < 2) return undefined
  const before = tokens[site.lead - 1]
  if (before?.text === '(') return inBrackets(tokens, site, gap) ? 'bracket' : undefined
  if (before?.lower === 'with' && tokens[site.lead - 2]?.text === ',')
    return site.qualifier !== 'exact' ? 'bracket' : undefined
  if (!/^(?:and|or|,|\/|&)$/.test(before?.lower ?? '') && !/^(?:to|by)$/.test(before?.lower ?? ''))
    return undefined
  if (before?.lower === 'to' && isReducedAgain(tokens, previous, site)) return 'apart'
  if (
    before?.lower === 'to' ||
    (before?.lower === 'by' && !/^(?:and|or|,)$/.test(tokens[site.lead - 2]?.lower ?? ''))
  )
    return undefined
  for (let at = previous.quantity.last + 1; at < site.lead; at++) {
    const word = tokens[at]
    if (!word || word.text === ';') return undefined
    if (changeVerbs.has(word.lower) && /(?:s|ed|ing)$/.test(word.lower)) return undefined
  }
  return continues(tokens, site.quantity.last + 1) ? 'apart' : undefined
}

/** `to 1/2 of theirs, and even to 1/3`: the second share of one verb. */
function isReducedAgain(tokens: readonly Token[], { reading }: ReadSite, { lead }: ReadSite): boolean {
  const even = tokens[lead - 2]?.lower === 'even' ? lead - 3 : lead - 2
  return reading?.pattern === 'reduced-to' && /^(?:and|or)$/.test(tokens[even]?.lower ?? '')
}

/** `(max 47%)`, `(34% at the tail)` directly behind a number. */
function inBrackets(tokens: readonly Token[], site: ReadSite, gap: number): boolean {
  if (site.qualifier !== 'exact') return gap <= 5
  return gap <= 3 && /^(?:at|on|for|in)$/.test(tokens[site.quantity.last + 1]?.lower ?? '')
}

/** What stands behind a number that repeats a frame: a preposition, a break, or nothing. */
function continues(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (!next || breaks.has(next.text)) return true
  return next.lower !== 'of' && prepositions.has(next.lower)
}

/** `a reduction of 45% and 30% in latency and energy, respectively`: each number takes its own metric. */
function spreadMetrics(tokens: readonly Token[], sites: ReadSite[]): ReadSite[] {
  for (let index = 0; index < sites.length; index++) {
    let end = index
    while (joined(tokens, sites[end], sites[end + 1])) end++
    if (end === index) continue
    const last = sites[end]
    const named = last ? metricsOfList(tokens, sites[index], last, end - index + 1) : []
    if (named.length === end - index + 1)
      for (let step = 0; step < named.length; step++) {
        const site = sites[index + step]
        const metric = named[step]
        if (site?.reading && metric && site.reading.movement !== 'faster')
          site.reading = { ...site.reading, metric }
      }
    if (named.length === 1)
      for (let step = index; step <= end; step++) {
        const site = sites[step]
        const metric = named[0]
        if (site?.reading && metric && !site.reading.metric) site.reading = { ...site.reading, metric }
      }
    index = end
  }
  return sites
}

/** Metrics behind a list, or before it when as many are named there (`in latency and energy by 33% and 20%`). */
function metricsOfList(
  tokens: readonly Token[],
  first: ReadSite | undefined,
  last: ReadSite,
  width: number,
): Metric[] {
  const behind = metricsBehind(tokens, last.quantity.last + 1)
  if (behind.length === width || !first?.reading || first.reading.anchor > first.lead) return behind
  if (behind.length === 1 && !/^(?:,|respectively)$/.test(tokens[last.quantity.last + 1]?.lower ?? ''))
    return behind
  for (let at = first.lead - 1; at > Math.max(first.reading.anchor - 1, first.lead - 16); at--) {
    if (!/^(?:in|of)$/.test(tokens[at]?.lower ?? '') && at !== first.reading.anchor) continue
    const before = metricsBetween(tokens, at + 1, first.lead)
    if (before.length === width) return before
  }
  return behind
}

function metricsBehind(tokens: readonly Token[], from: number): Metric[] {
  if (!openedMetric(tokens, from, 2) && !findMetric(tokens, from, groupEnd(tokens, from))) return []
  return metricsBetween(tokens, from, Math.min(tokens.length, from + 24))
}

function metricsBetween(tokens: readonly Token[], from: number, to: number): Metric[] {
  const found: Metric[] = []
  let group = from
  for (let at = from; at <= to; at++) {
    const word = at < to ? tokens[at] : undefined
    const stop =
      !word || word.kind === 'number' || /^(?:[.;(]|respectively|over|compared|than|by)$/.test(word.lower)
    if (!stop && !/^(?:and|,|in|of)$/.test(word.lower)) continue
    const metric = findMetric(tokens, group, at)
    if (metric) found.push(metric)
    if (stop) break
    group = at + 1
  }
  return found
}
