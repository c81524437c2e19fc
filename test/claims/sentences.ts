import type { ClaimCategory, ClaimUnit } from '../../src/model/claim.ts'

/** What a sentence claims: value (or `low–high`), unit, category, direction, factor (null for quality). */
export type Expected = [
  value: number | [low: number, high: number],
  unit: ClaimUnit,
  category: ClaimCategory,
  direction: 'up' | 'down',
  factor: number | null,
]

/**
 * Sentences in the manner of abstracts of many fields, written for this test; the fictional names are ours.
 * An empty list means that nothing in the sentence is a claim.
 */
export const sentences: [field: string, text: string, expected: Expected[]][] = [
  // Systems
  ['systems', 'Quill reduces p99 latency by 3.2x under bursty load.', [[3.2, 'x', 'speed', 'down', 3.2]]],
  [
    'systems',
    'Our scheduler achieves 1.7–2.9× higher goodput than the best static policy.',
    [[[1.7, 2.9], 'x', 'speed', 'up', 2.9]],
  ],
  [
    'systems',
    'On a 64-node cluster, we observe speedups of 2.1, 3.4 and 5.6 over Alder, Birch and Cedar.',
    [
      [2.1, 'x', 'speed', 'up', 2.1],
      [3.4, 'x', 'speed', 'up', 3.4],
      [5.6, 'x', 'speed', 'up', 5.6],
    ],
  ],
  [
    'systems',
    'We show that Pond saves 38% of memory without hurting tail latency.',
    [[38, '%', 'memory', 'down', 1.6129]],
  ],
  [
    'systems',
    'It delivers comparable availability at 1/10 of the cost of replication.',
    [[10, 'x', 'cost', 'down', 10]],
  ],
  [
    'systems',
    'The new allocator is 5x-8x faster than the system default.',
    [[[5, 8], 'x', 'speed', 'up', 8]],
  ],
  ['systems', 'Checkpoint time is cut by factors of 2 to 7.', [[[2, 7], 'x', 'speed', 'down', 7]]],
  [
    'systems',
    'With our runtime, cold starts are 40 times faster than in stock containers.',
    [[40, 'x', 'speed', 'up', 40]],
  ],
  [
    'systems',
    'Fern doubles throughput while halving the number of servers needed.',
    [
      [2, 'x', 'speed', 'up', 2],
      [2, 'x', 'cost', 'down', 2],
    ],
  ],
  [
    'systems',
    'Tail latency drops from 120 ms to 15 ms on the same hardware.',
    [[8, 'x', 'speed', 'down', 8]],
  ],
  [
    'systems',
    'Experiments show that it improves job completion time by up to 1.9x on average over FIFO.',
    [[1.9, 'x', 'speed', 'down', 1.9]],
  ],
  ['systems', 'The design incurs only a 2.1% runtime overhead.', []],
  ['systems', 'GPUs account for 80% of the energy consumed in our cluster.', []],
  ['systems', 'Mesa achieves 92% scaling efficiency on 1,024 nodes.', []],
  ['systems', 'Our solution is within 2% of optimal in all cases.', []],
  ['systems', 'Sable sustains 71% of the peak bandwidth.', []],
  ['systems', 'A 20x speedup has been reported by prior work on synthetic traces.', []],
  ['systems', 'We evaluate on traces with 1.2M requests collected over 14 days.', []],
  [
    'systems',
    'Compared with vanilla Linux, Otter lowers CPU usage by 23% and memory usage by 41%.',
    [
      [23, '%', 'cost', 'down', 1.2987],
      [41, '%', 'memory', 'down', 1.6949],
    ],
  ],
  [
    'systems',
    'Otter serves 2.4× more requests per second than the state of the art while meeting the same deadlines.',
    [[2.4, 'x', 'speed', 'up', 2.4]],
  ],
  // Databases
  [
    'databases',
    'Our index is 10–100× smaller than a B+-tree and answers lookups 2.5x faster.',
    [
      [[10, 100], 'x', 'memory', 'down', 100],
      [2.5, 'x', 'speed', 'up', 2.5],
    ],
  ],
  [
    'databases',
    'Query execution time is reduced by two orders of magnitude.',
    [[2, 'orders', 'speed', 'down', 100]],
  ],
  [
    'databases',
    'The engine outperforms commercial systems by up to an order of magnitude.',
    [[1, 'orders', 'speed', 'up', 10]],
  ],
  ['databases', 'It needs one-third the compute of the previous planner.', [[3, 'x', 'cost', 'down', 3]]],
  [
    'databases',
    'Compaction reduces write amplification by 4.6× and improves ingestion throughput by 87%.',
    [
      [4.6, 'x', 'communication', 'down', 4.6],
      [87, '%', 'speed', 'up', 1.87],
    ],
  ],
  ['databases', 'About 70% of users never touch the default settings.', []],
  [
    'databases',
    'Storage footprint shrinks by roughly 60% relative to columnar baselines.',
    [[60, '%', 'memory', 'down', 2.5]],
  ],
  ['databases', 'Our cost model has a mean error of 12.4%.', []],
  [
    'databases',
    'The learned optimizer cuts end-to-end runtime from 38.0 minutes to 9.5 minutes.',
    [[4, 'x', 'speed', 'down', 4]],
  ],
  // Networking
  ['networking', 'Tern cuts energy by nearly half on mobile links.', [[50, '%', 'cost', 'down', 2]]],
  [
    'networking',
    'Flow completion times improve by 35% at the median and 62% at the tail.',
    [
      [35, '%', 'speed', 'down', 1.5385],
      [62, '%', 'speed', 'down', 2.6316],
    ],
  ],
  [
    'networking',
    'The protocol transmits 12x fewer bytes than naive flooding.',
    [[12, 'x', 'communication', 'down', 12]],
  ],
  [
    'networking',
    'Our congestion controller achieves 28% higher throughput and 3x lower queueing delay compared to Cubic.',
    [
      [28, '%', 'speed', 'up', 1.28],
      [3, 'x', 'speed', 'down', 3],
    ],
  ],
  [
    'networking',
    'Control traffic is reduced by as much as 85%.',
    [[85, '%', 'communication', 'down', 6.6667]],
  ],
  ['networking', 'Internet traffic has grown by 30% every year.', []],
  ['networking', 'Packet loss stays below 0.5%.', []],
  ['networking', 'The attack succeeds with a probability of 97%.', []],
  // Vision
  [
    'vision',
    'Our detector outperforms the state of the art by 4.1 mAP on the street-scene benchmark.',
    [[4.1, 'pp', 'quality', 'up', null]],
  ],
  [
    'vision',
    'The method improves top-1 accuracy from 71.2 to 75.8 without extra data.',
    [[4.6, 'pp', 'quality', 'up', null]],
  ],
  ['vision', 'The network attains a top-1 accuracy of 84.2% on ImageNet.', []],
  [
    'vision',
    'It uses an order of magnitude fewer parameters than competing backbones.',
    [[1, 'orders', 'memory', 'down', 10]],
  ],
  [
    'vision',
    'LumaNet runs 3.6x faster than diffusion baselines while being 2.5% more accurate.',
    [
      [3.6, 'x', 'speed', 'up', 3.6],
      [2.5, '%', 'quality', 'up', null],
    ],
  ],
  ['vision', 'We match full supervision with 10x fewer labels.', [[10, 'x', 'cost', 'down', 10]]],
  [
    'vision',
    'Our approach yields gains of 1.3% and 2.2% in mIoU on two segmentation datasets.',
    [
      [1.3, '%', 'quality', 'up', null],
      [2.2, '%', 'quality', 'up', null],
    ],
  ],
  ['vision', 'FID improves from 12.4 to 9.1.', [[3.3, 'pp', 'quality', 'down', null]]],
  [
    'vision',
    'We obtain a 1.8 dB PSNR improvement over the previous best method.',
    [[1.8, 'pp', 'quality', 'up', null]],
  ],
  ['vision', 'Pruning removes half of the channels with only 0.1% accuracy loss.', []],
  ['vision', 'Images are resized to 224x224 and augmented with 4x crops.', []],
  ['vision', 'Our model renders at 120 FPS.', []],
  [
    'vision',
    'Reconstruction error falls by 31.5% compared with the strongest baseline.',
    [[31.5, '%', 'quality', 'down', null]],
  ],
  [
    'vision',
    'The compressed model achieves a 4.2x reduction in FLOPs and is 3.1 times smaller.',
    [
      [4.2, 'x', 'cost', 'down', 4.2],
      [3.1, 'x', 'memory', 'down', 3.1],
    ],
  ],
  // Language
  [
    'nlp',
    'This results in a 2.3-point gain in BLEU over a strong Transformer.',
    [[2.3, 'pp', 'quality', 'up', null]],
  ],
  ['nlp', 'The model is trained on 1.2B tokens in 24 languages.', []],
  [
    'nlp',
    'On the zero-shot split, our tagger surpasses the baseline by +3.7 F1 and +1.9 F1 for low-resource languages.',
    [
      [3.7, 'pp', 'quality', 'up', null],
      [1.9, 'pp', 'quality', 'up', null],
    ],
  ],
  ['nlp', 'Word error rate is reduced by 14% relative.', [[14, '%', 'quality', 'down', null]]],
  [
    'nlp',
    'Our distilled student retains 97% of the accuracy of its teacher while being 60% faster.',
    [[60, '%', 'speed', 'up', 1.6]],
  ],
  [
    'nlp',
    'The prompt compressor uses only 18% of the tokens with no loss in answer quality.',
    [[18, '%', 'cost', 'down', 5.5556]],
  ],
  [
    'nlp',
    'Self-training yields a relative improvement of 8.6% in exact match, and 5.2% in F1.',
    [
      [8.6, '%', 'quality', 'up', null],
      [5.2, '%', 'quality', 'up', null],
    ],
  ],
  ['nlp', 'Perplexity decreases by 1.7 points.', [[1.7, 'pp', 'quality', 'down', null]]],
  ['nlp', 'Annotators agreed in 91% of the cases.', []],
  [
    'nlp',
    'With a context window 4x longer than that of its predecessor, the model needs no retrieval.',
    [[4, 'x', 'scale', 'up', 4]],
  ],
  ['nlp', 'Removing the alignment loss reduces accuracy by 5.3%.', []],
  [
    'nlp',
    'It achieves an F1 score of 88.1, compared to 82.4 for the previous best system.',
    [[5.7, 'pp', 'quality', 'up', null]],
  ],
  // Biology and medicine
  [
    'biology',
    'The pipeline aligns reads 12-fold faster than existing mappers and needs a quarter of the memory.',
    [
      [12, 'x', 'speed', 'up', 12],
      [4, 'x', 'memory', 'down', 4],
    ],
  ],
  [
    'biology',
    'Our engineered enzyme shows a 5.4-fold increase in activity over the wild type.',
    [[5.4, 'x', 'quality', 'up', null]],
  ],
  ['biology', 'The variant was present in 12% of the samples (95% confidence interval 8% to 16%).', []],
  [
    'medicine',
    'The classifier improves sensitivity by 9 percentage points at equal specificity.',
    [[9, 'pp', 'quality', 'up', null]],
  ],
  ['medicine', 'Our triage model reduced unnecessary biopsies by 27%.', [[27, '%', 'quality', 'down', null]]],
  ['medicine', 'The cohort had a median age of 63 years and 48% were women.', []],
  [
    'medicine',
    'Scan time is shortened threefold without loss of diagnostic quality.',
    [[3, 'x', 'speed', 'down', 3]],
  ],
  ['medicine', 'The model reached an AUC of 0.91 on held-out hospitals.', []],
  // Robotics
  ['robotics', 'Our planner raises the success rate from 62% to 89%.', [[27, 'pp', 'quality', 'up', null]]],
  [
    'robotics',
    'The controller tracks trajectories with 45% lower error than model-predictive control.',
    [[45, '%', 'quality', 'down', null]],
  ],
  ['robotics', 'Policies learn with 50x fewer demonstrations.', [[50, 'x', 'cost', 'down', 50]]],
  ['robotics', 'The robot completes 9 of 10 tasks in the kitchen.', []],
  [
    'robotics',
    'Collisions are reduced by more than 80% in dense crowds.',
    [[80, '%', 'quality', 'down', null]],
  ],
  // Physics and HPC
  [
    'hpc',
    'The GPU port accelerates the solver by a factor of 18 compared with the CPU version.',
    [[18, 'x', 'speed', 'up', 18]],
  ],
  ['hpc', 'Our kernel attains 78% of peak performance.', []],
  [
    'hpc',
    'Communication volume is reduced by $4.7\\times$, and the time to solution is halved.',
    [
      [4.7, 'x', 'communication', 'down', 4.7],
      [2, 'x', 'speed', 'down', 2],
    ],
  ],
  ['hpc', 'The code scales to 10^5 cores with 85% parallel efficiency.', []],
  ['hpc', 'We simulate systems 100× larger than previously possible.', [[100, 'x', 'scale', 'up', 100]]],
  ['hpc', 'Mixed precision gives speedups between 1.6x and 3.9x.', [[[1.6, 3.9], 'x', 'speed', 'up', 3.9]]],
  ['physics', 'The detector is twice as sensitive as its predecessor.', [[2, 'x', 'quality', 'up', null]]],
  [
    'physics',
    'The surrogate is three to four orders of magnitude cheaper than direct simulation.',
    [[[3, 4], 'orders', 'cost', 'down', 10000]],
  ],
  ['physics', 'The measured mass agrees with theory at the 0.3% level.', []],
  // Security
  [
    'security',
    'Our fuzzer finds 2.7x more bugs than AFL in the same time.',
    [[2.7, 'x', 'quality', 'up', null]],
  ],
  [
    'security',
    'The defense lowers the attack success rate from 93% to 4%.',
    [[89, 'pp', 'quality', 'down', null]],
  ],
  [
    'security',
    'False positives drop by 64% while detection stays at 99%.',
    [[64, '%', 'quality', 'down', null]],
  ],
  [
    'security',
    'Proof generation is 6.3× faster, and verification is 40% shorter.',
    [
      [6.3, 'x', 'speed', 'up', 6.3],
      [40, '%', 'speed', 'down', 1.6667],
    ],
  ],
  ['security', 'Prior fuzzers reduce coverage by 15% when sanitizers are on.', []],
  // Compilers and architecture
  [
    'compilers',
    'The optimizer speeds up hot loops by 1.3x geomean and up to 2.2x.',
    [
      [1.3, 'x', 'speed', 'up', 1.3],
      [2.2, 'x', 'speed', 'up', 2.2],
    ],
  ],
  ['compilers', 'Code size shrinks by 17% on average.', [[17, '%', 'memory', 'down', 1.2048]]],
  ['compilers', 'Compile times increase by 4%.', []],
  [
    'architecture',
    'The accelerator delivers 11.3x better energy efficiency and 2.9x speedup over an A100 GPU.',
    [
      [11.3, 'x', 'cost', 'up', 11.3],
      [2.9, 'x', 'speed', 'up', 2.9],
    ],
  ],
  [
    'architecture',
    'Dynamic power is lowered by 19.5% at a 3% area cost.',
    [[19.5, '%', 'cost', 'down', 1.2422]],
  ],
  [
    'architecture',
    'Prefetching improves IPC by 6.8% over the best prior prefetcher.',
    [[6.8, '%', 'speed', 'up', 1.068]],
  ],
  [
    'architecture',
    'DRAM accesses are cut to one-fifth, saving 70% energy.',
    [
      [5, 'x', 'memory', 'down', 5],
      [70, '%', 'cost', 'down', 3.3333],
    ],
  ],
  // Machine learning
  [
    'ml',
    'We reduce the number of training steps by 25% with no change in the final loss.',
    [[25, '%', 'speed', 'down', 1.3333]],
  ],
  ['ml', 'The 7B model is comparable to models that are 10x larger.', [[10, 'x', 'memory', 'down', 10]]],
  [
    'ml',
    'Training converges 2.2× faster and reaches 1.1% higher accuracy than Adam.',
    [
      [2.2, 'x', 'speed', 'up', 2.2],
      [1.1, '%', 'quality', 'up', null],
    ],
  ],
  ['ml', 'We use a learning rate of 3e-4, a dropout of 10% and train for 100 epochs.', []],
  [
    'ml',
    'Gradient compression lowers bandwidth by up to 22times at equal accuracy.',
    [[22, 'x', 'communication', 'down', 22]],
  ],
  ['ml', 'The agent collects 31% more reward than the human reference.', [[31, '%', 'quality', 'up', null]]],
  [
    'ml',
    'A reduction of 45% and 30% in latency and energy is achieved, respectively.',
    [
      [45, '%', 'speed', 'down', 1.8182],
      [30, '%', 'cost', 'down', 1.4286],
    ],
  ],
  ['ml', 'Scaling the batch size 4x increases memory by 30%.', []],
  [
    'ml',
    'Our cache makes decoding 2.8x faster (up to 4.1x for long prompts).',
    [
      [2.8, 'x', 'speed', 'up', 2.8],
      [4.1, 'x', 'speed', 'up', 4.1],
    ],
  ],
  ['ml', 'Quantization lets us fit a 3x larger batch on the same device.', [[3, 'x', 'scale', 'up', 3]]],
  ['ml', 'The method is evaluated on 12 datasets with 5 seeds.', []],
  ['ml', 'Human experts outperform the best model by 23%.', []],
]
