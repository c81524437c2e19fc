import type { Claim } from '../model/claim.ts'
import type { SentenceFrame } from './frame.ts'
import type { ReadSite } from './grammar.ts'

const nouns =
  /^(?:number|figure|speedup|speed-up|improvement|gain|reduction|advantage|ratio|factor|saving|savings|value)s?$/

/**
 * `This number can be pushed to 31%`: a further value of the claim before, when a sentence opens by speaking of it
 * and the value stands behind `to`.
 */
export function referBack(
  abstract: string,
  sentence: SentenceFrame,
  site: ReadSite,
  last: Claim | undefined,
): Claim | undefined {
  const { tokens } = sentence
  const { quantity, lead } = site
  if (!last || site.reading || quantity.low !== null || tokens[lead - 1]?.lower !== 'to') return undefined
  if (!/^(?:this|these|the|such)$/.test(tokens[0]?.lower ?? '') || !nouns.test(tokens[1]?.lower ?? ''))
    return undefined
  if (quantity.unit !== last.unit || lead > 12) return undefined
  const start = tokens[0]?.start ?? 0
  const end = tokens[quantity.last]?.end ?? start
  const { value } = quantity
  const factor = last.factor === null ? null : factorLike(last, value)
  return {
    ...last,
    quote: abstract.slice(start, end),
    start,
    end,
    value,
    low: null,
    factor,
    qualifier: site.qualifier,
  }
}

function factorLike({ unit, direction }: Claim, value: number): number {
  if (unit === 'x') return value
  if (unit === 'orders') return 10 ** value
  return Number(
    (direction === 'down' && value < 100 ? 1 / (1 - value / 100) : 1 + value / 100).toPrecision(5),
  )
}
