import { metricBehind, skipFillers } from '../phrases.ts'
import type { Pattern } from '../reading.ts'
import { scoreMetric } from './known.ts'

/** `1.3 dB above the strongest baseline`, `is 4 points ahead of all others`: a distance, not a level. */
export const aboveBaseline: Pattern = ({ tokens, quantity, lead }) => {
  if (!/^(?:pp|%)$/.test(quantity.unit) || quantity.low !== null) return undefined
  const at = skipFillers(tokens, quantity.last + 1)
  const ahead = tokens[at]?.lower === 'ahead' && tokens[at + 1]?.lower === 'of'
  if (!ahead && tokens[at]?.lower !== 'above') return undefined
  const behind = at + (ahead ? 2 : 1)
  if (tokens[behind]?.kind !== 'word' || !/^(?:,|is|are|was|were|by|\()$/.test(tokens[lead - 1]?.lower ?? ''))
    return undefined
  const metric = scoreMetric(quantity.measure, lead) ?? metricBehind(tokens, lead)
  const baseline = { from: behind, to: behind + 8 }
  return { pattern: 'above', movement: 'better', metric, anchor: at, from: lead, to: quantity.last, baseline }
}
