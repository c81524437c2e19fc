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
export const measureUnits: Readonly<Record<string, { category: ClaimCategory; polarity: 'high' | 'low' }>> = {
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
  ...entries('fps qps tps rps iops gflops tflops pflops teraflops petaflops', 'speed', 'high'),
}

function entries(words: string, category: ClaimCategory, polarity: 'high' | 'low') {
  return Object.fromEntries(words.split(' ').map((word) => [word, { category, polarity }]))
}
