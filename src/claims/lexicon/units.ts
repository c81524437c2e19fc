import type { ClaimCategory } from '../../model/claim.ts'

/** Names of scores that stand behind a number as its unit (`2.3 BLEU`, `4.1 mAP`, `1.2 dB`); lower case. */
export const scoreUnits = new Set(
  `bleu sacrebleu spbleu bleurt rouge rouge-1 rouge-2 rouge-l meteor chrf chrf++ comet cometkiwi ter map map50 ap ap50
   miou iou f1 f1-score macro-f1 micro-f1 auc auroc auprc db psnr cider spice wer cer per eer der las uas mrr ndcg
   ndcg@10 recall@1 recall@10 pass@1 em mos mcc dice elo fid accuracy acc top-1 asr-bleu mota idf1 hota pq nds ade
   perplexity ppl vbench gedi sari`.split(/\s+/),
)

/** Words that make a number a score point. */
export const pointWords = new Set(['point', 'points', 'pts', 'pp', 'pps', 'ppt', 'p.p', 'score', 'scores'])

/** Units of measurement and what a change of such a level is a change of. */
export const measureUnits: ReadonlyMap<
  string,
  { category: ClaimCategory; polarity: 'high' | 'low' | 'none'; whenMore?: ClaimCategory }
> = new Map([
  ...entries(
    'ns us μs µs ms s sec secs second seconds min mins minute minutes h hr hrs hour hours',
    'speed',
    'low',
  ),
  ...entries(
    'day days week weeks month months millisecond milliseconds microsecond microseconds',
    'speed',
    'low',
  ),
  ...entries('nanosecond nanoseconds cycle cycles', 'speed', 'low'),
  ...entries('kb mb gb tb pb kib mib gib tib byte bytes', 'memory', 'low'),
  ...entries('w kw mw watt watts j mj kj nj pj joule joules wh kwh mwh dollar dollars usd', 'cost', 'low'),
  ...entries('bps kbps mbps gbps tbps kbit mbit gbit', 'communication', 'none').map(
    ([unit, entry]) => [unit, { ...entry, whenMore: 'speed' as const }] as const,
  ),
  ...entries('fps qps tps rps iops gflops tflops pflops teraflops petaflops', 'speed', 'high'),
])

function entries(words: string, category: ClaimCategory, polarity: 'high' | 'low' | 'none') {
  return words.split(' ').map((word) => [word, { category, polarity }] as const)
}

type UnitKind = 'time' | 'size' | 'rate' | 'power' | 'energy'

/** How many of the smallest unit of its kind a unit of measurement holds, for levels in different units. */
export const unitScales: ReadonlyMap<string, { kind: UnitKind; scale: number }> = new Map([
  ...scaled('time', {
    ns: 1,
    us: 1e3,
    μs: 1e3,
    µs: 1e3,
    ms: 1e6,
    s: 1e9,
    min: 6e10,
    h: 3.6e12,
    day: 8.64e13,
    week: 6.048e14,
  }),
  ...scaled('time', {
    nanosecond: 1,
    microsecond: 1e3,
    millisecond: 1e6,
    sec: 1e9,
    second: 1e9,
    minute: 6e10,
    hr: 3.6e12,
  }),
  ...scaled('time', { hour: 3.6e12, month: 2.628e15 }),
  ...scaled('size', {
    byte: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    pb: 1e15,
    kib: 1024,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
  }),
  ...scaled('rate', { bps: 1, kbps: 1e3, mbps: 1e6, gbps: 1e9, tbps: 1e12, kbit: 1e3, mbit: 1e6, gbit: 1e9 }),
  ...scaled('power', { mw: 1e-3, w: 1, watt: 1, kw: 1e3 }),
  ...scaled('energy', { pj: 1e-12, nj: 1e-9, mj: 1e-3, j: 1, joule: 1, kj: 1e3, wh: 3600, kwh: 3.6e6 }),
])

function scaled(kind: UnitKind, scales: Record<string, number>) {
  const both = Object.entries(scales).flatMap(([unit, scale]) => [
    [unit, { kind, scale }] as const,
    [`${unit}s`, { kind, scale }] as const,
  ])
  return both
}
