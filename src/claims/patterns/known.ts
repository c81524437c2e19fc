import type { ClaimCategory } from '../../model/claim.ts'
import type { MetricEntry } from '../lexicon/metrics.ts'
import { type Metric } from '../metric.ts'

/** A metric that the words name without its standing in the lexicon. */
export function named(
  name: string,
  category: ClaimCategory,
  polarity: MetricEntry['polarity'],
  at: number,
): Metric {
  return { name, category, polarity, at }
}

const comparativeMetrics: ReadonlyMap<string, readonly [ClaimCategory, MetricEntry['polarity']]> = new Map(
  Object.entries({
    faster: ['speed', 'high'],
    quicker: ['speed', 'high'],
    sooner: ['speed', 'high'],
    earlier: ['speed', 'high'],
    slower: ['speed', 'high'],
    shorter: ['speed', 'low'],
    smaller: ['memory', 'low'],
    lighter: ['memory', 'low'],
    slimmer: ['memory', 'low'],
    larger: ['scale', 'high'],
    bigger: ['scale', 'high'],
    longer: ['scale', 'high'],
    deeper: ['scale', 'high'],
    wider: ['scale', 'high'],
    cheaper: ['cost', 'low'],
    fewer: ['cost', 'low'],
  } as const),
)

/** What a comparative compares when nothing is named: `5x smaller` is about memory. */
export function defaultMetric(comparative: string, at: number): Metric | undefined {
  const found = comparativeMetrics.get(comparative)
  return found && named(comparative, found[0], found[1], at)
}

/** A speedup is about speed whatever else is named. */
export function speed(at: number): Metric {
  return named('speedup', 'speed', 'high', at)
}

/** `2.3 BLEU`: the unit is the metric. */
export function scoreMetric(measure: string | undefined, at: number): Metric | undefined {
  if (!measure) return undefined
  const low = /^(?:wer|cer|per|eer|der|ter|fid|perplexity|ppl|ade)$/.test(measure)
  return named(measure, 'quality', low ? 'low' : 'high', at)
}
