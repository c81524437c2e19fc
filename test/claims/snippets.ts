import type { Expected } from './sentences.ts'

/**
 * Snippets in the manner of abstracts, and what the engine reads in them, which is what their labels say: those with
 * which it disagreed are not here. A table against regression, no measure; that is `npm run eval`.
 */
export const snippets: [text: string, expected: Expected[]][] = [
  [
    'Serverless computing promises elasticity. Existing platforms suffer from cold starts that inflate latency by up to 10x. We present Kestrel, a sandbox runtime that restores functions from snapshots. Kestrel starts functions in 3 ms, 25x faster than Docker and 4x faster than Firecracker, while using 2.7x less memory.',
    [
      [25, 'x', 'speed', 'up', 25],
      [4, 'x', 'speed', 'up', 4],
      [2.7, 'x', 'memory', 'down', 2.7],
    ],
  ],
  [
    'Deep neural networks are growing by 10x per year. In this paper, we describe a compiler that fuses operators. It achieves a geometric mean speedup of 1.63x over TVM, 1.92x over XLA, and is competitive with hand-written kernels.',
    [
      [1.63, 'x', 'speed', 'up', 1.63],
      [1.92, 'x', 'speed', 'up', 1.92],
    ],
  ],
  [
    'Raft is a consensus algorithm for managing a replicated log. A user study shows that 33 of 43 students were able to answer questions about Raft better than questions about Paxos.',
    [],
  ],
  [
    'Although prior approaches reach 90% accuracy on clean images, their accuracy drops by 40% under corruption. Our training scheme closes this gap, improving corrupted accuracy by 17.3% without sacrificing clean accuracy.',
    [[17.3, '%', 'quality', 'up', null]],
  ],
  [
    'We find that 62% of the bugs are caused by incorrect error handling, and that developers take 14 days on average to fix them.',
    [],
  ],
  ['The proposed antenna has a bandwidth of 3.1 GHz and a peak gain of 7.2 dBi.', []],
  [
    'In comparison with the existing design, the proposed multiplier reduces area by 21.7%, power by 34.2% and delay by 12.9%.',
    [
      [21.7, '%', 'memory', 'down', 1.2771],
      [34.2, '%', 'cost', 'down', 1.5198],
      [12.9, '%', 'speed', 'down', 1.1481],
    ],
  ],
  [
    'Our approach achieves a 3.2% higher F1 score than the next best method, using just 5% of the labelled data.',
    [
      [3.2, '%', 'quality', 'up', null],
      [5, '%', 'cost', 'down', 20],
    ],
  ],
  [
    'GraphX2 processes trillion-edge graphs on a single machine, delivering performance within 1.5x of a 16-node cluster.',
    [],
  ],
  [
    'We show up to 74% energy savings and a 2.1x longer battery life with no perceptible loss of quality.',
    [
      [74, '%', 'cost', 'down', 3.8462],
      [2.1, 'x', 'cost', 'up', 2.1],
    ],
  ],
  ['Mean absolute error was reduced from 4.8 to 3.1 years.', [[1.7, 'pp', 'quality', 'down', null]]],
  [
    'The new assay detects as few as 10 copies per microlitre and reduces turnaround time from 48 h to 90 min.',
    [[32, 'x', 'speed', 'down', 32]],
  ],
  [
    'Patients in the treatment arm had a 31% lower risk of relapse (p < 0.001).',
    [[31, '%', 'quality', 'down', null]],
  ],
  [
    'The algorithm converges in half the number of iterations required by gradient descent.',
    [[2, 'x', 'speed', 'down', 2]],
  ],
  [
    'LISA matches full fine-tuning while training only 0.4% of the parameters.',
    [[0.4, '%', 'memory', 'down', 250]],
  ],
  [
    'The proposed network has 1.3M parameters and 0.2 GFLOPs, i.e., 6x fewer parameters and 9x fewer FLOPs than MobileNet.',
    [
      [6, 'x', 'memory', 'down', 6],
      [9, 'x', 'cost', 'down', 9],
    ],
  ],
  [
    'It improves the BLEU score on English-German by 1.4 and on English-French by 0.9.',
    [
      [1.4, 'pp', 'quality', 'up', null],
      [0.9, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'Zero-shot performance improves by an absolute 8.2% on average across 12 benchmarks, with the largest gain of 21.5% on GSM8K.',
    [
      [8.2, '%', 'quality', 'up', null],
      [21.5, '%', 'quality', 'up', null],
    ],
  ],
  [
    'Attackers can recover 96% of the secret key bits in under 5 minutes. Our countermeasure reduces leakage by three orders of magnitude at a 6% performance cost.',
    [[3, 'orders', 'quality', 'down', null]],
  ],
  [
    'Inference is sped up 2.4-fold and memory consumption is halved.',
    [
      [2.4, 'x', 'speed', 'up', 2.4],
      [2, 'x', 'memory', 'down', 2],
    ],
  ],
  [
    'We obtain a 1.25x to 1.9x improvement in requests per second per dollar.',
    [[[1.25, 1.9], 'x', 'cost', 'up', 1.9]],
  ],
  [
    'The average waiting time decreases from 12.4 minutes to 7.9 minutes, and vehicle throughput rises by 18%.',
    [
      [1.57, 'x', 'speed', 'down', 1.5696],
      [18, '%', 'speed', 'up', 1.18],
    ],
  ],
  [
    'Compared with the second-best method, our model improves AUROC by 0.031 and reduces calibration error by 44%.',
    [
      [0.031, 'pp', 'quality', 'up', null],
      [44, '%', 'quality', 'down', null],
    ],
  ],
  ['Users of the tool were 2.3 times more likely to find the defect.', [[2.3, 'x', 'quality', 'up', null]]],
  [
    'For 1,000 qubits, the decoder is 380x faster than minimum-weight matching at the same logical error rate.',
    [[380, 'x', 'speed', 'up', 380]],
  ],
  [
    'Our library reduces lines of code by 5-10x compared with CUDA while reaching 85-97% of its performance.',
    [[[5, 10], 'x', 'cost', 'down', 10]],
  ],
  [
    'The simulator runs 1,000 to 10,000 times faster than real time.',
    [[[1000, 10000], 'x', 'speed', 'up', 10000]],
  ],
  [
    'We demonstrate a threefold improvement in spatial resolution and a 40% increase in signal-to-noise ratio over confocal microscopy.',
    [
      [3, 'x', 'quality', 'up', null],
      [40, '%', 'quality', 'up', null],
    ],
  ],
  [
    'Under the same budget, our search finds architectures with 1.2% lower test error using 5 times less GPU time.',
    [
      [1.2, '%', 'quality', 'down', null],
      [5, 'x', 'speed', 'down', 5],
    ],
  ],
  [
    'By exploiting sparsity, SpMM kernels become 1.8x-3.3x faster, which translates into 27% shorter training times end to end.',
    [
      [[1.8, 3.3], 'x', 'speed', 'up', 3.3],
      [27, '%', 'speed', 'down', 1.3699],
    ],
  ],
  [
    'In simulation, the controller lowers peak load by 15% and saves consumers 8% on their electricity bills.',
    [
      [15, '%', 'cost', 'down', 1.1765],
      [8, '%', 'cost', 'down', 1.087],
    ],
  ],
  [
    'The blockchain protocol reaches 12,000 transactions per second, an order of magnitude more than Tendermint, with a latency of 1.2 s.',
    [[1, 'orders', 'speed', 'up', 10]],
  ],
  [
    'We scale to 16x longer sequences and 4x larger batches on the same hardware.',
    [
      [16, 'x', 'scale', 'up', 16],
      [4, 'x', 'scale', 'up', 4],
    ],
  ],
  [
    'Our corpus is 12 times larger than the largest existing corpus for this language.',
    [[12, 'x', 'scale', 'up', 12]],
  ],
  [
    'The 95th percentile latency improves by 2.6x, whereas average latency stays within 3% of the baseline.',
    [[2.6, 'x', 'speed', 'down', 2.6]],
  ],
  [
    'Results show that the model achieves state-of-the-art results with gains of +2.1, +3.4, and +1.8 points on the three datasets, respectively.',
    [
      [2.1, 'pp', 'quality', 'up', null],
      [3.4, 'pp', 'quality', 'up', null],
      [1.8, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'CacheLib2 cuts DRAM usage by 5x and SSD writes by 60%.',
    [
      [5, 'x', 'memory', 'down', 5],
      [60, '%', 'communication', 'down', 2.5],
    ],
  ],
  ['Data-parallel training requires 2x the memory of inference. We reduce this to 1.2x.', []],
  [
    'Adopting our scheduler lowered the number of failed jobs by 78% and saved $1.2M per year.',
    [[78, '%', 'quality', 'down', null]],
  ],
  [
    'We report a power conversion efficiency of 24.6%, up from 22.1% for the control device.',
    [[2.5, 'pp', 'quality', 'up', null]],
  ],
  [
    'Expression levels were 6-fold higher in treated cells than in controls.',
    [[6, 'x', 'quality', 'up', null]],
  ],
  [
    'The toolkit takes 8 seconds, versus 55 seconds for the previous version.',
    [[6.875, 'x', 'speed', 'down', 6.875]],
  ],
  [
    'MegaScale2 achieves 55.2% MFU when training a 175B model on 12,288 GPUs, improving the MFU by 1.34x compared to Megatron-LM.',
    [[1.34, 'x', 'speed', 'up', 1.34]],
  ],
  [
    'The proposed loss improves rank-1 accuracy by 3.4%/2.8% on Market-1501 and DukeMTMC.',
    [
      [3.4, '%', 'quality', 'up', null],
      [2.8, '%', 'quality', 'up', null],
    ],
  ],
  [
    'Extensive evaluation on five real-world datasets demonstrates that it outperforms eight competitors, with an average RMSE reduction of 9.6% and training that is 3.8 times as fast.',
    [
      [9.6, '%', 'quality', 'down', null],
      [3.8, 'x', 'speed', 'up', 3.8],
    ],
  ],
  [
    'Since 2012, the compute used in the largest training runs has doubled every 3.4 months. We study whether algorithmic progress explains this trend and find that it accounts for 35% of the gains.',
    [],
  ],
  [
    'Specifically, we lower the end-to-end delay by 28.6 percent and raise the packet delivery ratio by 11.3 percent relative to AODV.',
    [
      [28.6, '%', 'speed', 'down', 1.4006],
      [11.3, '%', 'quality', 'up', null],
    ],
  ],
  [
    'With 8-bit weights, memory traffic shrinks 3.9x, yielding a 2.6x throughput gain at iso-accuracy.',
    [
      [3.9, 'x', 'communication', 'down', 3.9],
      [2.6, 'x', 'speed', 'up', 2.6],
    ],
  ],
  [
    'Modern data centers waste energy. We introduce Heron, a power manager that learns workload behaviour online. Across 12 services, Heron trims power draw by 13-19% and never violates the SLO.',
    [[[13, 19], '%', 'cost', 'down', 1.2346]],
  ],
  [
    'Our approach enables training of models with over 13 billion parameters on a single GPU, a 10x increase in size compared to popular framework such as PyTorch.',
    [[10, 'x', 'scale', 'up', 10]],
  ],
  [
    'ZeRO-Offload is designed to scale on multiple-GPUs, offering near linear speedup on up to 128 GPUs. Additionally, it can work together with model parallelism to train models with over 70 billion parameters on a single DGX-2 box, a 4.5x increase in model size compared to using model parallelism alone.',
    [[4.5, 'x', 'scale', 'up', 4.5]],
  ],
  [
    'Evaluations show that DistServe can handle 3x the request rate of prior systems without missing deadlines.',
    [[3, 'x', 'speed', 'up', 3]],
  ],
  ['Our method reaches the same validation loss in 40% less time.', [[40, '%', 'speed', 'down', 1.6667]]],
  [
    'The resulting model is 2.9x smaller and 1.6x faster with a 0.7% drop in accuracy.',
    [
      [2.9, 'x', 'memory', 'down', 2.9],
      [1.6, 'x', 'speed', 'up', 1.6],
    ],
  ],
  [
    'We achieve a mean IoU of 82.4%, outperforming DeepLab by 3.1% and PSPNet by 2.2%.',
    [
      [3.1, '%', 'quality', 'up', null],
      [2.2, '%', 'quality', 'up', null],
    ],
  ],
  [
    'It outperforms previous methods by a large margin (+5.3 AP on COCO and +4.7 AP on LVIS).',
    [
      [5.3, 'pp', 'quality', 'up', null],
      [4.7, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'With only 1% of labels, our approach surpasses fully supervised training by 4.2%.',
    [
      [1, '%', 'cost', 'down', 100],
      [4.2, '%', 'quality', 'up', null],
    ],
  ],
  [
    'Our kernels obtain 1.5 to 2 times the throughput of cuBLAS on small matrices.',
    [[[1.5, 2], 'x', 'speed', 'up', 2]],
  ],
  [
    'End-to-end latency is lowered by one to two orders of magnitude.',
    [[[1, 2], 'orders', 'speed', 'down', 100]],
  ],
  [
    'The average speedup over Halide is 2.7x, with a maximum of 9.4x.',
    [
      [2.7, 'x', 'speed', 'up', 2.7],
      [9.4, 'x', 'speed', 'up', 9.4],
    ],
  ],
  ['Our model performs 11% better than the baseline in terms of recall.', [[11, '%', 'quality', 'up', null]]],
  [
    'FPGA implementation shows 8.3x and 41x improvements in throughput and energy efficiency over a CPU.',
    [
      [8.3, 'x', 'speed', 'up', 8.3],
      [41, 'x', 'cost', 'up', 41],
    ],
  ],
  ['Network utilization increases from 40% to 92%.', [[2.3, 'x', 'speed', 'up', 2.3]]],
  [
    'The error of the estimator decreases by a factor of 5 and its runtime by a factor of 30.',
    [
      [5, 'x', 'quality', 'down', null],
      [30, 'x', 'speed', 'down', 30],
    ],
  ],
  [
    'Drift is reduced by 54% in indoor scenes and by 38% in outdoor scenes.',
    [
      [54, '%', 'quality', 'down', null],
      [38, '%', 'quality', 'down', null],
    ],
  ],
  [
    'Our crawler discovers 37% more vulnerabilities and covers 22% more code than the best scanner.',
    [
      [37, '%', 'quality', 'up', null],
      [22, '%', 'quality', 'up', null],
    ],
  ],
  [
    'Compared with manual annotation, the tool is 12 times faster and costs 90% less.',
    [
      [12, 'x', 'speed', 'up', 12],
      [90, '%', 'cost', 'down', 10],
    ],
  ],
  [
    'We speed up simulation by three orders of magnitude while keeping errors below 1%.',
    [[3, 'orders', 'speed', 'up', 1000]],
  ],
  [
    'The best configuration consumes 0.8 W, which is 6.5 times less than the GPU.',
    [[6.5, 'x', 'cost', 'down', 6.5]],
  ],
  [
    'The vaccine candidate elicited antibody titers that were 4.1-fold higher than those of the licensed vaccine.',
    [[4.1, 'x', 'quality', 'up', null]],
  ],
  [
    'Participants using the assistant finished 55.8% faster than those without it.',
    [[55.8, '%', 'speed', 'up', 1.558]],
  ],
  [
    'Our quantized model loses less than 0.3 points of accuracy while shrinking the model by 8x.',
    [[8, 'x', 'memory', 'down', 8]],
  ],
  [
    'Training cost drops to one third and carbon emissions fall by 71%.',
    [
      [3, 'x', 'cost', 'down', 3],
      [71, '%', 'cost', 'down', 3.4483],
    ],
  ],
  ['It attains 2x, 3x and 5x compression ratios on three corpora without any loss.', []],
  [
    'Our lock improves throughput by 1.4x under low contention and by up to 6x under high contention.',
    [
      [1.4, 'x', 'speed', 'up', 1.4],
      [6, 'x', 'speed', 'up', 6],
    ],
  ],
  [
    'It can be up to 2 orders of magnitude faster and requires 5 times fewer samples than MCMC.',
    [
      [2, 'orders', 'speed', 'up', 100],
      [5, 'x', 'cost', 'down', 5],
    ],
  ],
  [
    'Page load time is reduced by a median of 24% (34% at the 90th percentile).',
    [
      [24, '%', 'speed', 'down', 1.3158],
      [34, '%', 'speed', 'down', 1.5152],
    ],
  ],
  [
    'The proposed decoder has 30% lower complexity at a loss of just 0.05 dB.',
    [[30, '%', 'cost', 'down', 1.4286]],
  ],
  [
    'We reduce write stalls by 92.3%, p99.9 latency by 14.7x, and CPU utilization by 31%.',
    [
      [92.3, '%', 'speed', 'down', 12.987],
      [14.7, 'x', 'speed', 'down', 14.7],
      [31, '%', 'cost', 'down', 1.4493],
    ],
  ],
  [
    'Model-based agents need roughly ten times less data than model-free ones in our benchmark.',
    [[10, 'x', 'cost', 'down', 10]],
  ],
  [
    'AlphaNet finds a 7% shorter schedule in half the time.',
    [
      [7, '%', 'speed', 'down', 1.0753],
      [2, 'x', 'speed', 'down', 2],
    ],
  ],
  [
    'Detection accuracy improved from 0.81 to 0.93 and false alarms were cut in half.',
    [
      [0.12, 'pp', 'quality', 'up', null],
      [50, '%', 'quality', 'down', null],
    ],
  ],
  [
    'Our technique decreases the mean time to recovery by 2.4x and increases availability from 99.9% to 99.99%.',
    [
      [2.4, 'x', 'speed', 'down', 2.4],
      [0.09, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'Fine-tuning on our dataset boosts zero-shot performance by 11.9 points over Alpaca, closing 76% of the gap to GPT-4.',
    [[11.9, 'pp', 'quality', 'up', null]],
  ],
  [
    'In contrast to the quadratic baseline, memory grows linearly, allowing 32x longer inputs.',
    [[32, 'x', 'scale', 'up', 32]],
  ],
  [
    'By caching activations we avoid recomputation, which yields a speedup of roughly 1.3.',
    [[1.3, 'x', 'speed', 'up', 1.3]],
  ],
  [
    'The new protocol requires only two rounds of communication and improves upon the best known bound by a logarithmic factor.',
    [],
  ],
  ['We save more than half of the bandwidth.', [[50, '%', 'communication', 'down', 2]]],
  [
    'Compared to state-of-the-art baselines, TurboKV achieves 1.2-3.1x higher throughput, 25-60% lower median latency, and up to 8x lower tail latency on YCSB.',
    [
      [[1.2, 3.1], 'x', 'speed', 'up', 3.1],
      [[25, 60], '%', 'speed', 'down', 2.5],
      [8, 'x', 'speed', 'down', 8],
    ],
  ],
  [
    'Large language models are expensive to serve. We propose a scheduler called Lark. Experiments on a 32-GPU cluster show Lark increases goodput by 1.8x-4.4x under the same SLOs and reduces P99 TTFT by 76% compared with vLLM and SGLang.',
    [
      [[1.8, 4.4], 'x', 'speed', 'up', 4.4],
      [76, '%', 'speed', 'down', 4.1667],
    ],
  ],
  [
    'We present a zero-knowledge proof system with proofs of only 4 KB. Proving a circuit of 2^20 gates takes 1.6 seconds, which is 22x faster than Groth16, and the verifier is 3x cheaper.',
    [
      [22, 'x', 'speed', 'up', 22],
      [3, 'x', 'cost', 'down', 3],
    ],
  ],
  [
    'Unit tests are costly. Our generator attains 74% line coverage on 30 projects, 16% more than EvoSuite, and its tests kill 1.4 times as many mutants.',
    [
      [16, '%', 'quality', 'up', null],
      [1.4, 'x', 'quality', 'up', null],
    ],
  ],
  [
    'We introduce SpikeNet, which reduces the energy per inference from 12 mJ to 0.4 mJ with an accuracy drop of only 0.6%.',
    [[30, 'x', 'cost', 'down', 30]],
  ],
  [
    'On the KITTI benchmark our method ranks first and reduces the depth error by 8.1% relative to the second-best method, at 25 frames per second.',
    [[8.1, '%', 'quality', 'down', null]],
  ],
  [
    'A randomized trial with 1,204 participants found that the app increased daily steps by 1,850 and lowered systolic blood pressure by 4.2 mmHg.',
    [],
  ],
  [
    'Speech translation without transcripts is hard. Our model closes 87% of the gap between cascaded and end-to-end systems, and gains 3.1 BLEU on average over six language pairs.',
    [[3.1, 'pp', 'quality', 'up', null]],
  ],
  [
    'The optimized pipeline processes a whole genome in 45 minutes instead of 30 hours.',
    [[40, 'x', 'speed', 'down', 40]],
  ],
  [
    'Mixture-of-experts models activate only 2 of 64 experts per token. With our routing, training is 1.7x faster to the same perplexity, and downstream accuracy improves 1.9 points.',
    [
      [1.7, 'x', 'speed', 'up', 1.7],
      [1.9, 'pp', 'quality', 'up', null],
    ],
  ],
  [
    'We demonstrate a solar cell with a certified efficiency of 26.1%, a relative gain of 4% over the reference.',
    [[4, '%', 'quality', 'up', null]],
  ],
  [
    'By eliminating redundant barriers, our pass improves the performance of OpenMP programs by up to 34% (9% on average) on a 64-core machine.',
    [
      [34, '%', 'speed', 'up', 1.34],
      [9, '%', 'speed', 'up', 1.09],
    ],
  ],
  [
    'The simulator is open source, supports 40 robots, and runs at 2 million steps per second on one GPU, more than 100 times faster than CPU simulators.',
    [[100, 'x', 'speed', 'up', 100]],
  ],
  [
    'On average, code review time falls by 19%, while post-release defects decrease by 11%.',
    [
      [19, '%', 'speed', 'down', 1.2346],
      [11, '%', 'quality', 'down', null],
    ],
  ],
  ['Only 23% of the examined apps encrypt their traffic, and 8% leak location data.', []],
  [
    'Our sampler needs 20 function evaluations, 10 to 50 times fewer than DDPM, to reach an FID of 2.8.',
    [[[10, 50], 'x', 'speed', 'down', 50]],
  ],
  [
    'TreeKV shrinks the KV cache to 12.5% of its original size while preserving 98% of accuracy on LongBench.',
    [[12.5, '%', 'memory', 'down', 8]],
  ],
  [
    'Adding 4-bit quantization doubles the batch size that fits and increases tokens per second by 2.2x.',
    [
      [2, 'x', 'scale', 'up', 2],
      [2.2, 'x', 'speed', 'up', 2.2],
    ],
  ],
  ['We evaluate 14 LLMs. The best model solves just 38% of the tasks, whereas humans reach 92%.', []],
  [
    'Compared to exact solvers, our heuristic is on average 150 times faster with an optimality gap of 1.2%.',
    [[150, 'x', 'speed', 'up', 150]],
  ],
  [
    'Self-play raises the win rate against the strongest opponent from 48% to 67%, using a quarter of the training games.',
    [
      [19, 'pp', 'quality', 'up', null],
      [4, 'x', 'cost', 'down', 4],
    ],
  ],
  [
    'Our tokenizer produces 27% fewer tokens for Turkish and 35% fewer for Finnish.',
    [
      [27, '%', 'cost', 'down', 1.3699],
      [35, '%', 'cost', 'down', 1.5385],
    ],
  ],
  ['A single pass over the data suffices, in contrast to the 50 epochs used previously.', []],
  [
    'Robustness to common corruptions improves by 6.9 points (from 41.2% to 48.1%).',
    [[6.9, 'pp', 'quality', 'up', null]],
  ],
  [
    'Traffic signal control with our agents cuts average travel time by 21.4% and CO2 emissions by 9.6%.',
    [
      [21.4, '%', 'speed', 'down', 1.2723],
      [9.6, '%', 'cost', 'down', 1.1062],
    ],
  ],
  ['We find that doubling the model size improves accuracy by only 1.2%.', []],
  [
    'This enables real-time rendering at 4K resolution, 30x faster than NeRF, with 1.5 dB higher PSNR.',
    [
      [30, 'x', 'speed', 'up', 30],
      [1.5, 'pp', 'quality', 'up', null],
    ],
  ],
]
