import type { ReadSite } from './grammar.ts'

const tolerance = 0.12

/**
 * Takes the reading from levels that only spell out the number before them: `cuts it by 35x, from 240 MB to 6.9 MB`
 * is one claim.
 */
export function dropRestated(sites: readonly ReadSite[]): ReadSite[] {
  return sites.map((site, index) => {
    const before = sites[index - 1]
    const restates =
      site.reading?.pattern === 'levels' && before?.reading && before.reading.anchor === site.reading.anchor
    return restates && isSameChange(before, site) ? { ...site, reading: undefined, taken: true } : site
  })
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
  if (quantity.unit === 'x') return isNear(quantity.value, ratio)
  const change = reading.movement === 'up' ? 1 + quantity.value / 100 : 1 / (1 - quantity.value / 100)
  return quantity.unit === '%' && isNear(change, ratio)
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(a, b)
}
