import type { ReadSite } from './grammar.ts'

const tolerance = 0.12

/**
 * Takes the reading from levels that only spell out the number before them: `cuts it by 35x, from 240 MB to 6.9 MB`
 * is one claim.
 */
export function dropRestated(sites: readonly ReadSite[]): ReadSite[] {
  return sites.map((site, index) => {
    const before = sites[index - 1]
    if (!before?.reading || !site.reading) return site
    const levels = site.reading.pattern === 'levels' && before.reading.anchor === site.reading.anchor
    const restates = (levels && isSameChange(before, site)) || isDifference(before, site)
    return restates ? { ...site, reading: undefined, taken: true } : site
  })
}

/** `by 13.75 points (57.50% to 71.25%)`. */
function isDifference(stated: ReadSite, { tokens, quantity, lead }: ReadSite): boolean {
  if (quantity.low === null || tokens[lead - 1]?.text !== '(' || lead - stated.quantity.last > 8) return false
  const difference = Math.abs(quantity.value - quantity.low)
  return (
    isNear(stated.quantity.value, difference) ||
    isNear(stated.quantity.value / 100, difference / quantity.low)
  )
}

function isSameChange(stated: ReadSite, levels: ReadSite): boolean {
  const { quantity, reading } = stated
  const spelled = levels.reading
  if (!spelled || !reading || quantity.low !== null) return false
  if (spelled.unit === 'pp') {
    const before = levels.quantity.low ?? 0
    return (
      isNear(quantity.value, spelled.value ?? 0) ||
      isNear(quantity.value / 100, (spelled.value ?? 0) / before)
    )
  }
  const ratio = spelled.ratio ?? 1
  if (quantity.unit === 'x')
    return (
      isNear(quantity.value, ratio) || (stated.qualifier === 'at-least' && isBeyond(ratio, quantity.value))
    )
  const change = reading.movement === 'up' ? 1 + quantity.value / 100 : 1 / (1 - quantity.value / 100)
  return quantity.unit === '%' && isNear(change, ratio)
}

/** `more than threefold, from 2.1 s to 0.6 s`. */
function isBeyond(ratio: number, least: number): boolean {
  return ratio >= least && ratio <= 1.5 * least
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(a, b)
}
