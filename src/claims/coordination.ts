import { changeVerbs } from './lexicon/changes.ts'
import type { ReadSite } from './grammar.ts'
import { joined } from './patterns/levels.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const longestList = 4
const reach = 14

/**
 * `1.6x runtime improvement and 37% energy reduction, while ours reaches 32x and 99%, respectively`: as many bare
 * numbers of the same units repeat the readings of the numbers before them. Changes the sites.
 */
export function repeatLists(tokens: readonly Token[], sites: ReadSite[]): void {
  for (let index = 1; index < sites.length; index++) {
    let end = index
    while (end - index < longestList - 1 && joined(tokens, sites[end], sites[end + 1])) end++
    const width = end - index + 1
    const last = sites[end]
    if (width < 2 || !last || !isRespective(tokens, last.quantity.last + 1)) continue
    const givers = sites.slice(Math.max(0, index - width), index)
    const takers = sites.slice(index, end + 1)
    if (!takers.every((taker, step) => repeats(taker, givers[step]))) continue
    for (const [step, taker] of takers.entries()) {
      const reading = givers[step]?.reading
      if (reading)
        taker.reading = { ...reading, ...ownSpan(taker), pattern: `${reading.pattern}+respectively` }
    }
    const first = takers[0]
    if (first) for (const taker of takers) if (taker.qualifier === 'exact') taker.qualifier = first.qualifier
    index = end
  }
}

function repeats(taker: ReadSite, giver: ReadSite | undefined): boolean {
  if (!giver?.reading || giver.reading.value !== undefined) return false
  return !taker.reading && !taker.taken && taker.quantity.unit === giver.quantity.unit
}

function ownSpan({ lead, quantity }: ReadSite): Pick<Reading, 'from' | 'to'> {
  return { from: lead, to: quantity.last }
}

function isRespective(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.text === ',' ? at + 1 : at
  return tokens[next]?.lower === 'respectively'
}

/** `up to 23x and 37x`, `up to 1.4x speedup over A and 1.3x speedup over B`: the limit holds for all. Changes the sites. */
export function spreadLimits(tokens: readonly Token[], sites: ReadSite[]): ReadSite[] {
  for (let index = 1; index < sites.length; index++) {
    const [before, site] = [sites[index - 1], sites[index]]
    if (!before?.reading || !site?.reading || before.qualifier !== 'up-to' || site.qualifier !== 'exact')
      continue
    if (before.quantity.unit === site.quantity.unit && isCoordinated(tokens, before, site))
      site.qualifier = 'up-to'
  }
  return sites
}

function isCoordinated(tokens: readonly Token[], before: ReadSite, site: ReadSite): boolean {
  if (!/^(?:and|or|,|\/|&)$/.test(tokens[site.lead - 1]?.lower ?? '')) return false
  if (site.lead - before.quantity.last > reach) return false
  for (let at = before.quantity.last + 1; at < site.lead; at++) {
    const lower = tokens[at]?.lower ?? ''
    if (/^[;:()]$/.test(lower) || (changeVerbs.has(lower) && /(?:s|ed|ing)$/.test(lower))) return false
  }
  return true
}

/** `1.7x as many bugs as A and 35% more than B`: a comparative without a noun takes the metric of its list. */
export function fillEllipses(tokens: readonly Token[], sites: readonly ReadSite[]): void {
  for (let index = 1; index < sites.length; index++) {
    const [before, site] = [sites[index - 1], sites[index]]
    const reading = site?.reading
    if (!site || !reading || !before?.reading || reading.pattern !== 'comparative') continue
    const bare =
      tokens[reading.anchor + 1]?.lower === 'than' &&
      /^(?:more|less|fewer)$/.test(tokens[reading.anchor]?.lower ?? '')
    if (!bare || !/^(?:and|or|,)$/.test(tokens[site.lead - 1]?.lower ?? '')) continue
    const { metric, named } = before.reading
    if (site.lead - before.quantity.last <= reach) site.reading = { ...reading, metric, named }
  }
}
