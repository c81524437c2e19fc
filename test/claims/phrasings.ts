import type { Expected } from './sentences.ts'

/**
 * How abstracts of many fields phrase quantitative claims, and what they say with numbers besides. Written and
 * labelled before the engine saw them; at first sight it read them with the F1 that stands in `firstSight`.
 */
export const phrasings: [field: string, text: string, expected: Expected[]][] = [
  [
    'storage',
    'Our cache admission policy cuts flash writes by 61% and still raises the hit ratio by 4.2 points.',
    [
      [61, '%', 'cost', 'down', 2.5641],
      [4.2, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'databases',
    'Query compilation that took 840 ms now completes in 70 ms.',
    [[12, 'x', 'speed', 'down', 12]],
  ],
  [
    'databases',
    'On TPC-H, the new join order is 2.6x faster than the default plan and uses a quarter of the memory.',
    [
      [2.6, 'x', 'speed', 'up', 2.6],
      [4, 'x', 'memory', 'down', 4],
    ],
  ],
  [
    'compilers',
    'The generated code runs 1.8x as fast as that of GCC at -O3, and binaries are 12% smaller.',
    [
      [1.8, 'x', 'speed', 'up', 1.8],
      [12, '%', 'memory', 'down', 1.1364],
    ],
  ],
  [
    'networks',
    'We show that flow completion times drop by 37% at the median and by 58% at the 99th percentile.',
    [
      [37, '%', 'speed', 'down', 1.5873],
      [58, '%', 'speed', 'down', 2.381],
    ],
  ],
  [
    'networks',
    'Retransmissions fall from 3.1% to 0.4% of packets, and goodput rises by a factor of 1.6.',
    [
      [2.7, 'pp', 'quality', 'down', null],
      [1.6, 'x', 'speed', 'up', 1.6],
    ],
  ],
  [
    'architecture',
    'Our prefetcher eliminates 73% of the last-level cache misses, yielding a 19% speedup at 1.5% more area.',
    [
      [73, '%', 'quality', 'down', null],
      [19, '%', 'speed', 'up', 1.19],
    ],
  ],
  [
    'architecture',
    'The accelerator consumes 3.4 W, 8.2x less than an embedded GPU, at the same frame rate.',
    [[8.2, 'x', 'cost', 'down', 8.2]],
  ],
  [
    'security',
    'Our fuzzer reaches 28% more branches than AFL++ and triggers known bugs 5.4x sooner.',
    [
      [28, '%', 'quality', 'up', null],
      [5.4, 'x', 'speed', 'up', 5.4],
    ],
  ],
  [
    'security',
    'The defence lowers the success of membership inference from 71% to 53%, close to guessing.',
    [[18, 'pp', 'quality', 'down', null]],
  ],
  [
    'security',
    'Proof generation is three orders of magnitude faster than with general-purpose SNARKs, and proofs shrink from 1.2 MB to 48 KB.',
    [
      [3, 'orders', 'speed', 'up', 1000],
      [25, 'x', 'memory', 'down', 25],
    ],
  ],
  [
    'robotics',
    'With tactile feedback the grasp success rate increases by 23 percentage points over vision alone.',
    [[23, 'pp', 'quality', 'up', null]],
  ],
  [
    'robotics',
    'Planning takes 11 ms on average, an order of magnitude less than with sampling-based planners.',
    [[1, 'orders', 'speed', 'down', 10]],
  ],
  [
    'vision',
    'Using only 1% of the labels, the student attains 92% of the accuracy of full supervision.',
    [[1, '%', 'cost', 'down', 100]],
  ],
  [
    'vision',
    'We improve the state of the art on COCO by 2.4 AP while running at 61 FPS.',
    [[2.4, 'pp', 'quality', 'up', null]],
  ],
  [
    'vision',
    'It renders at 120 fps, roughly seven times faster than radiance fields, with a PSNR gain of 0.8 dB.',
    [
      [7, 'x', 'speed', 'up', 7],
      [0.8, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'language',
    'Our parser reduces labelled attachment errors by 14% relative.',
    [[14, '%', 'quality', 'down', null]],
  ],
  [
    'language',
    'Adding retrieved examples gives +3.1 BLEU on average and up to +7.4 BLEU on rare domains.',
    [
      [3.1, 'pp', 'quality', 'up', null],
      [7.4, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'language',
    'Human raters preferred our summaries 2.3 times as often as those of the baseline.',
    [[2.3, 'x', 'quality', 'up', null]],
  ],
  [
    'speech',
    'We obtain a relative word error rate reduction of 17.5% on far-field speech.',
    [[17.5, '%', 'quality', 'down', null]],
  ],
  [
    'speech',
    'The codec needs 1.5 kbps instead of 6 kbps at equal listening quality.',
    [[4, 'x', 'communication', 'down', 4]],
  ],
  [
    'training',
    'With our schedule, the model reaches the target loss in 40% fewer steps and at 1.7x the throughput.',
    [
      [40, '%', 'speed', 'down', 1.6667],
      [1.7, 'x', 'speed', 'up', 1.7],
    ],
  ],
  [
    'training',
    'Gradients are compressed 270x, so that traffic per round shrinks to 1/200 at the same accuracy.',
    [
      [270, 'x', 'communication', 'down', 270],
      [200, 'x', 'communication', 'down', 200],
    ],
  ],
  [
    'training',
    'Peak memory drops by more than half, which allows for a 2.5x larger batch.',
    [
      [50, '%', 'memory', 'down', 2],
      [2.5, 'x', 'scale', 'up', 2.5],
    ],
  ],
  [
    'inference',
    'Quantizing the cache to 3 bits makes room for 4.8x more concurrent requests and adds less than 2 ms per token.',
    [[4.8, 'x', 'speed', 'up', 4.8]],
  ],
  [
    'inference',
    'Compared with autoregressive decoding, our drafter generates 2.9 to 3.7 times as many tokens per second.',
    [[[2.9, 3.7], 'x', 'speed', 'up', 3.7]],
  ],
  [
    'inference',
    'It serves the same load with half the GPUs and cuts time to first token from 1.9 s to 450 ms.',
    [
      [2, 'x', 'cost', 'down', 2],
      [4.222, 'x', 'speed', 'down', 4.2222],
    ],
  ],
  [
    'high-performance computing',
    'The solver scales to 8,192 nodes with 87% parallel efficiency and solves the benchmark 14 times faster than the reference code.',
    [[14, 'x', 'speed', 'up', 14]],
  ],
  [
    'high-performance computing',
    'Overlapping halo exchange with computation hides 82% of the communication time.',
    [[82, '%', 'communication', 'down', 5.5556]],
  ],
  [
    'medicine',
    'In our trial, patients who received the intervention had 31% fewer readmissions than those under usual care.',
    [[31, '%', 'quality', 'down', null]],
  ],
  [
    'medicine',
    'The model detects sepsis a median of 5.2 hours earlier and raises the AUROC from 0.78 to 0.89.',
    [[0.11, 'pp', 'quality', 'up', null]],
  ],
  [
    'medicine',
    'At 95% specificity, sensitivity was 84% for our assay and 61% for the standard test.',
    [[23, 'pp', 'quality', 'up', null]],
  ],
  [
    'medicine',
    'Mortality rose by 12% among patients over 80, and one in five was readmitted within 30 days.',
    [],
  ],
  [
    'biology',
    'Our protocol increases editing efficiency 3.6-fold and reduces off-target edits by 90%.',
    [
      [3.6, 'x', 'quality', 'up', null],
      [90, '%', 'quality', 'down', null],
    ],
  ],
  [
    'biology',
    'Our aligner maps long reads four times faster than minimap2 while needing one third of its memory.',
    [
      [4, 'x', 'speed', 'up', 4],
      [3, 'x', 'memory', 'down', 3],
    ],
  ],
  [
    'biology',
    'We sequenced 412 genomes and found that 18% carried the deletion, twice the rate reported for Europe.',
    [],
  ],
  [
    'chemistry',
    'The catalyst that we report attains a turnover frequency 12 times higher than that of platinum.',
    [[12, 'x', 'speed', 'up', 12]],
  ],
  [
    'chemistry',
    'Yields improve from 41% to 88% and the reaction time shortens from 24 h to 90 min.',
    [
      [47, 'pp', 'quality', 'up', null],
      [16, 'x', 'speed', 'down', 16],
    ],
  ],
  [
    'materials',
    'Our cell retains 95% of its capacity after 1,000 cycles, and its energy density is 40% higher than that of commercial cells.',
    [[40, '%', 'quality', 'up', null]],
  ],
  [
    'materials',
    'The composite is 35% lighter and twice as stiff as the aluminium part that it replaces.',
    [
      [35, '%', 'cost', 'down', 1.5385],
      [2, 'x', 'quality', 'up', null],
    ],
  ],
  [
    'physics',
    'We constrain the mass to better than 0.3%, a factor of 5 improvement over previous limits.',
    [[5, 'x', 'quality', 'up', null]],
  ],
  [
    'physics',
    'The detector comprises 5,160 modules over one cubic kilometre and records 3 kHz of muons.',
    [],
  ],
  ['astronomy', 'The star formation rate declined by a factor of ten since redshift 2.', []],
  ['climate', 'Sea level rose by 20 cm over the last century and the rate has doubled since 1993.', []],
  [
    'climate',
    'Our emulator reproduces the ensemble mean at 1/5000 of the computational cost.',
    [[5000, 'x', 'cost', 'down', 5000]],
  ],
  [
    'agriculture',
    'Sensor-driven irrigation saved 28% of the water without loss of yield in our two-year field trial.',
    [[28, '%', 'cost', 'down', 1.3889]],
  ],
  ['economics', 'A one percent increase in the minimum wage raises prices by 0.04%.', []],
  [
    'economics',
    'Households in the bottom decile spend 14% of their income on energy, three times as much as those at the top.',
    [],
  ],
  [
    'education',
    'In our course, students with the adaptive tutor scored 8.5 points higher on the final exam than the control group.',
    [[8.5, 'pp', 'quality', 'up', null]],
  ],
  [
    'software engineering',
    'Of 1,204 pull requests, 38% were merged within a day; those with tests were accepted 1.7 times more often.',
    [],
  ],
  [
    'software engineering',
    'Our tool localizes 62 of 100 faults in the top five, 19 more than the best prior technique, and analyses a project in a tenth of the time.',
    [[10, 'x', 'speed', 'down', 10]],
  ],
  [
    'human-computer interaction',
    'Participants typed 21% faster with our keyboard and made 35% fewer errors.',
    [
      [21, '%', 'speed', 'up', 1.21],
      [35, '%', 'quality', 'down', null],
    ],
  ],
  [
    'energy',
    'Our controller lowers peak demand by 16-24% and electricity bills by \\$340 a year.',
    [[[16, 24], '%', 'cost', 'down', 1.3158]],
  ],
  [
    'quantum',
    'The compiled circuits have $2.7\\times$ lower depth and an up to $11\\times$ higher success probability.',
    [
      [2.7, 'x', 'cost', 'down', 2.7],
      [11, 'x', 'quality', 'up', null],
    ],
  ],
  [
    'mobility',
    'Empty vehicle kilometres shrink by a third while the mean waiting time stays below 4 minutes with our dispatcher.',
    [[33.333, '%', 'cost', 'down', 1.5]],
  ],
  [
    'recommendation',
    'In a two-week A/B test, our ranker increased watch time by 1.3% and reduced serving cost by 20%.',
    [
      [1.3, '%', 'quality', 'up', null],
      [20, '%', 'cost', 'down', 1.25],
    ],
  ],
  [
    'surveys',
    'Published compression ratios range from 4x to 600x, and reported speedups from 1.2x to 9x.',
    [],
  ],
  ['surveys', 'This survey covers 212 papers, 40% of which appeared in the last two years.', []],
  ['theory', 'The bound of our algorithm is tight up to a factor of 2 and holds with probability 99%.', []],
  [
    'background',
    'Training compute has doubled every six months, and the largest models now cost 50 times more than five years ago.',
    [],
  ],
]

/** More of them, written when the engine had been mended by the first. */
export const laterPhrasings: [field: string, text: string, expected: Expected[]][] = [
  [
    'storage',
    'Compared with three-way replication, our code halves the raw capacity that is needed and repairs disks 2.2 times faster.',
    [
      [2, 'x', 'memory', 'down', 2],
      [2.2, 'x', 'speed', 'up', 2.2],
    ],
  ],
  [
    'databases',
    'Across 113 queries of the Join Order Benchmark, the learned optimizer shortens the total execution time from 412 s to 188 s.',
    [[2.191, 'x', 'speed', 'down', 2.1915]],
  ],
  [
    'databases',
    'Point lookups are 15% slower than in a B-tree, but range scans are up to 9x faster.',
    [[9, 'x', 'speed', 'up', 9]],
  ],
  [
    'operating systems',
    'We reduce the number of TLB shootdowns by 94% and improve the throughput of Apache by 1.4x.',
    [
      [94, '%', 'speed', 'down', 16.667],
      [1.4, 'x', 'speed', 'up', 1.4],
    ],
  ],
  [
    'operating systems',
    'System calls cost 71 ns instead of 290 ns with our ring buffers.',
    [[4.085, 'x', 'speed', 'down', 4.0845]],
  ],
  [
    'networks',
    'Our congestion control keeps queues 10 times shorter than Cubic while sacrificing only 3% of the throughput.',
    [[10, 'x', 'speed', 'down', 10]],
  ],
  [
    'networks',
    'In field tests over 5G, video stalls were reduced by 46% and the average bitrate went up by 11%.',
    [
      [46, '%', 'speed', 'down', 1.8519],
      [11, '%', 'quality', 'up', null],
    ],
  ],
  [
    'architecture',
    'Synthesized in 7 nm, the unit occupies 0.3 mm2, which is 38% less area than a conventional multiplier, and saves 27% power.',
    [
      [38, '%', 'memory', 'down', 1.6129],
      [27, '%', 'cost', 'down', 1.3699],
    ],
  ],
  [
    'architecture',
    'The design achieves 3.1 TOPS/W, a 4.4x improvement in energy efficiency over prior accelerators.',
    [[4.4, 'x', 'cost', 'up', 4.4]],
  ],
  [
    'compilers',
    'Compile times stay within 5% of LLVM -O2 while the code is 1.12x faster on geometric mean.',
    [[1.12, 'x', 'speed', 'up', 1.12]],
  ],
  [
    'security',
    'It flags 97.3% of the malicious packages at a false positive rate of 0.2%, which is one tenth of that of the best scanner.',
    [[10, 'x', 'quality', 'down', null]],
  ],
  [
    'security',
    'The patch blocks all attacks at an overhead of 4.1% on SPEC, compared with 19.6% for the previous defence.',
    [[4.78, 'x', 'speed', 'down', 4.7805]],
  ],
  [
    'robotics',
    'The policy trained with our curriculum falls 60% less often and walks 0.4 m/s faster.',
    [[60, '%', 'quality', 'down', null]],
  ],
  ['robotics', 'Training needs 30 minutes on one GPU, down from 12 hours.', [[24, 'x', 'speed', 'down', 24]]],
  [
    'vision',
    'Our detector obtains 54.1 AP on COCO, 1.7 points more than DINO with the same backbone.',
    [[1.7, 'pp', 'quality', 'up', null]],
  ],
  [
    'vision',
    'Pruning removes 63% of the FLOPs with a drop in accuracy of only 0.2%.',
    [[63, '%', 'cost', 'down', 2.7027]],
  ],
  [
    'vision',
    'The error on thin structures shrinks by a factor of two to three.',
    [[[2, 3], 'x', 'quality', 'down', null]],
  ],
  [
    'language',
    'On seven benchmarks our 3B model beats models twice its size by 2.8 points on average.',
    [[2.8, 'pp', 'quality', 'up', null]],
  ],
  [
    'language',
    'Fine-tuning on 500 curated examples lifts exact match from 38.2 to 51.7.',
    [[13.5, 'pp', 'quality', 'up', null]],
  ],
  [
    'language',
    'Annotators made 22% fewer corrections when shown our translations.',
    [[22, '%', 'quality', 'down', null]],
  ],
  [
    'speech',
    'The recognizer runs in real time on a phone and its word error rate is 9% lower than that of the cloud model.',
    [[9, '%', 'quality', 'down', null]],
  ],
  ['speech', 'With 10 hours of transcribed speech we match a system that was trained on 1,000 hours.', []],
  [
    'training',
    'Our optimizer converges in half as many iterations as Adam and lowers the final loss by 0.03.',
    [
      [2, 'x', 'speed', 'down', 2],
      [0.03, 'pp', 'quality', 'down', null],
    ],
  ],
  [
    'training',
    'We train a 13B model on 8 GPUs with 5.1x less inter-node traffic than ZeRO-3 and reach 92% of its throughput.',
    [[5.1, 'x', 'communication', 'down', 5.1]],
  ],
  [
    'training',
    'It supports contexts 16 times longer than before without running out of memory.',
    [[16, 'x', 'scale', 'up', 16]],
  ],
  [
    'inference',
    'Early exit skips 45% of the layers, which translates into a 1.7-fold speedup.',
    [
      [45, '%', 'cost', 'down', 1.8182],
      [1.7, 'x', 'speed', 'up', 1.7],
    ],
  ],
  [
    'inference',
    'For long prompts, the median time to first token drops more than threefold, from 2.1 s to 0.6 s.',
    [[3, 'x', 'speed', 'down', 3]],
  ],
  [
    'high-performance computing',
    'Mixed precision speeds up the solver by 2.9x on A100 and by 3.6x on MI250X.',
    [
      [2.9, 'x', 'speed', 'up', 2.9],
      [3.6, 'x', 'speed', 'up', 3.6],
    ],
  ],
  [
    'high-performance computing',
    'The rewritten kernel attains 71% of peak, up from 23%.',
    [[3.087, 'x', 'speed', 'up', 3.087]],
  ],
  [
    'medicine',
    'Time to diagnosis was shortened by a median of 3.1 days (28%) in the intervention arm of our trial.',
    [[28, '%', 'speed', 'down', 1.3889]],
  ],
  [
    'medicine',
    'We followed 8,412 patients for ten years; smokers had a 2.4-fold higher risk, and 31% were lost to follow-up.',
    [],
  ],
  [
    'medicine',
    'Our segmentation network raises the Dice score on small lesions by 6.4 points and cuts manual correction time by two thirds.',
    [
      [6.4, 'pp', 'quality', 'up', null],
      [66.667, '%', 'speed', 'down', 3],
    ],
  ],
  [
    'biology',
    'The engineered strain produces 4.7 times more lycopene than the parent strain.',
    [[4.7, 'x', 'quality', 'up', null]],
  ],
  ['biology', 'We find that 12% of the variance is explained by diet and less than 2% by genetics.', []],
  [
    'chemistry',
    'The new ligand increases the turnover number by two orders of magnitude and lowers the catalyst loading to 0.01 mol%.',
    [[2, 'orders', 'speed', 'up', 100]],
  ],
  [
    'materials',
    'Our coating reduces friction by up to 80% and extends the lifetime of the bearing fivefold.',
    [
      [80, '%', 'quality', 'down', null],
      [5, 'x', 'cost', 'up', 5],
    ],
  ],
  [
    'physics',
    'We improve the upper limit on the branching fraction by a factor of 3.5 relative to the previous measurement.',
    [[3.5, 'x', 'quality', 'up', null]],
  ],
  [
    'climate',
    'Downscaling with our network is 300 times cheaper than a regional model and halves the precipitation bias.',
    [
      [300, 'x', 'cost', 'down', 300],
      [2, 'x', 'quality', 'down', null],
    ],
  ],
  [
    'climate',
    'Methane emissions from the basin grew by 14% between 2012 and 2020, far more than reported in the inventories.',
    [],
  ],
  [
    'economics',
    'We show that firms with a works council pay 6% higher wages, and that the gap has narrowed by half since 2000.',
    [],
  ],
  ['education', 'Dropout among first-year students was 17% higher than in the previous cohort.', []],
  [
    'software engineering',
    'Our static analysis scales to 10 million lines of code and reports 68% fewer false alarms than Infer.',
    [[68, '%', 'quality', 'down', null]],
  ],
  [
    'software engineering',
    'Developers who used the assistant completed the task 55.8% faster than the control group.',
    [[55.8, '%', 'speed', 'up', 1.558]],
  ],
  [
    'quantum',
    'Error mitigation with our scheme needs 20-50x fewer shots than zero-noise extrapolation.',
    [[[20, 50], 'x', 'cost', 'down', 50]],
  ],
  [
    'energy',
    'With the new dispatch, curtailment of wind falls by 41% and operating cost by 3.8%.',
    [
      [41, '%', 'cost', 'down', 1.6949],
      [3.8, '%', 'cost', 'down', 1.0395],
    ],
  ],
  [
    'mobility',
    "Our forecast lowers MAPE on holidays by 2.9 points relative to the operator's own model.",
    [[2.9, 'pp', 'quality', 'down', null]],
  ],
  [
    'surveys',
    'We review 95 systems and find that only 12% report energy; those that do claim savings between 15% and 70%.',
    [],
  ],
  ['theory', 'Our bound improves the dependence on the dimension from quadratic to linear.', []],
  [
    'background',
    'Data centres consume 1.5% of the electricity of the world, a share that is expected to triple by 2030.',
    [],
  ],
]
