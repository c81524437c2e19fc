import type { ClaimCategory } from '../../model/claim.ts'

/** What a metric's name says. */
export interface MetricEntry {
  category: ClaimCategory
  /** Whether a high or a low value is good; `none` when the name does not tell. */
  polarity: 'high' | 'low' | 'none'
  /** A head like `cost` or `overhead`, whose modifier (`memory cost`) decides when it says more. */
  weak?: boolean
  /** Category when more or larger of it is claimed (`2x longer sequences`, `8x larger models`). */
  whenMore?: ClaimCategory
}

/** General names of metrics, in the singular and lower case; a phrase of several words wins over its parts. */
export const metrics: ReadonlyMap<string, MetricEntry> = new Map([
  ...entry('speed', 'high', [
    'throughput, goodput, speed, speedup, speed-up, fps, frame rate, framerate, query rate, request rate, qps, tps, iops',
    'rps, bandwidth utilization, utilization, utilisation, occupancy, token acceptance, acceptance count, acceptance length',
    'acceptance rate, tops, computational efficiency, training efficiency, inference efficiency, serving efficiency, execution efficiency, runtime efficiency, hardware efficiency, throughput rate, token per second, tokens per second, request per second, requests per second, queries per second',
    'frames per second, steps per second, samples per second, images per second, operations per second, tokens/s',
    'tokens per iteration, flops utilization, flop/s, flops/s, gflop/s, tflop/s, tflops, pflops, teraflops, petaflops',
    'gflops/s, tokens per step, mfu, parallelism, concurrency, serving capacity, request, job, transaction, acceleration',
    'request capacity, generation rate, sampling rate, processing rate, processing power, load capacity, productivity',
    'convergence rate, ipc, mips, clock frequency, operating frequency, computation efficiency, compute throughput, simulation rate',
    'tokens per forward, tokens per forward pass, tokens per pass, wall-clock speed, rate constant, reaction rate, turnover frequency, transaction rate, work',
  ]),
  ...entry('speed', 'low', [
    'latency, time, runtime, mttr, time to recovery, run time, run-time, wall-clock, wall clock, wall-clock time, walltime, delay, duration',
    'time-to-first-token, ttft, tpot, tbt, time to first token, response time, execution time, training time, makespan',
    'inference time, job completion time, jct, completion time, turnaround, turnaround time, round-trip time, rtt, stall',
    'waiting time, queueing delay, tail latency, iteration, iteration count, epoch, training step, step, timestep, bubble',
    'convergence, time-to-accuracy, time to accuracy, time-to-solution, time to solution, computation time, idle time',
    'gpu hour, gpu-hour, cpu time, compile time, build time, cold start, startup time, cold-start, downtime, hour, gpu time',
    'function evaluation, nfe, decoding step, sampling step, denoising step, forward pass, cycle, clock cycle, slo',
    'response latency, lag, jitter, tail, p99, p95, stalls, pipeline bubble, minute, second, day, cpu cycle, pass',
    'instruction count, instruction, round-trip, wait, recovery time, search time, gradient step, gradient update',
  ]),
  ...entry('speed', 'none', ['execution']),
  ...entry('memory', 'low', [
    'connection, bit, buffer occupancy, memory, memory footprint, memory usage, memory consumption, memory requirement, footprint, cache, kv cache, kv-cache',
    'memory overhead, memory cost, memory access, storage, storage space, disk, disk space, ram, vram, dram, space, cache size',
    'memory demand, binary size, index size, file size, code size, peak memory, storage overhead, storage cost, gpu memory',
    'model footprint, weight, checkpoint size, model storage, on-chip memory, memory use, working set, memory pressure',
    'heap, flash, bits per weight, bit-width, space amplification, space usage, space overhead, space consumption',
    'memory size, index, storage requirement, disk usage, chip area, area, silicon area, lut, table size, die area',
    'kv cache memory, memory waste, fragmentation, cache miss, tlb miss, page fault, bits per parameter, state size, dictionary size',
  ]),
  ...entry(
    'memory',
    'low',
    [
      'size, parameter, model size, trainable parameter, parameter count, parameter number, network size, vocabulary, vocabulary size',
    ],
    { whenMore: 'scale' },
  ),
  ...entry('memory', 'high', [
    'compression, compression ratio, compression rate, memory efficiency, storage density, sparsity',
  ]),
  ...entry('communication', 'low', [
    'communication, communication volume, communication cost, communication overhead, communication round, traffic',
    'network traffic, data movement, data transfer, transfer, synchronization, synchronisation, bandwidth usage',
    'bandwidth consumption, bandwidth requirement, communication load, communication bandwidth, data volume, message size',
    'message, all-reduce, allreduce, swap load, swap, volume, off-chip access, bits transmitted, uplink, downlink, network load',
    'bandwidth cost, network usage, network overhead, i/o, io, data exchange, payload, bitrate, bit rate, bit-rate',
    'network bandwidth, inter-node communication, egress, packet, communication data, transmitted data, handover, upload',
    'communicate, communicating, transmit, transmitting, exchange, exchanging, byte, write amplification, read amplification, write, write traffic, request traffic',
    'synchronization overhead, network consumption, data traffic, disk i/o, bandwidth overhead, message complexity',
  ]),
  ...entry('communication', 'none', ['bandwidth']),
  ...entry('cost', 'none', ['cpu utilization, cpu utilisation, processor utilization']),
  ...entry('communication', 'high', [
    'network throughput, communication efficiency, gradient compression, spectral efficiency',
  ]),
  ...entry('cost', 'low', [
    'peak load, load, energy, power, energy consumption, power consumption, carbon, carbon emission, emission, electricity, money, price',
    'monetary cost, dollar, dollar cost, flop, flops, gflops, mac, macs, compute, computation, operation, token, token usage',
    'token consumption, api call, call, llm call, gpu, machine, node, server, core, cpu core, energy use, energy usage, expense',
    'training data, data, labeled data, labelled data, label, annotation, sample, training sample, example, training example',
    'demonstration, labels, environment interaction, interaction, query cost, api cost, bill, budget, compute cost, trial',
    'computational cost, computational complexity, complexity, computational overhead, computation cost, training cost',
    'compute budget, training compute, inference compute, training token, output token, data demand, data requirement, effort',
    'labor, labour, manual effort, human effort, resource, resource usage, resource consumption, annotation cost, experiment',
    'multiplication, measurement, simulation, human annotation, carbon footprint, energy cost, operating cost, annotation effort',
    'computing resource, computational resource, hardware cost, cost of ownership, dose, reagent, training set, multiplier, gate count',
    'evaluation, environment step, rollout, image, line of code, lines of code, paired data, labeled example, gpu usage',
    'water, fertilizer, fertiliser, pesticide, peak demand, distance travelled, vehicle kilometre, mileage',
    'battery, computational load, computational burden, workload, fuel, power draw, labeling, human intervention, intervention',
    'machine footprint, hardware footprint, server footprint, fuel consumption, water, t-count, t count, two-qubit gate, gate, circuit depth, depth, shot, area-delay, edp, radiation',
  ]),
  ...entry('cost', 'low', ['query'], { whenMore: 'speed' }),
  ...entry('cost', 'high', [
    'energy efficiency, energy-efficiency, power efficiency, sample efficiency, sample-efficiency, data efficiency',
    'cost efficiency, cost-efficiency, cost-effectiveness, data-efficiency, token efficiency, battery life, lifetime',
    'performance per watt, performance-per-watt, performance per dollar, cost effectiveness, label efficiency, resource efficiency',
    'flops/w, tops/w, throughput per watt, throughput per dollar, performance/watt, battery lifetime, network lifetime, goodput per dollar',
  ]),
  ...entry('scale', 'high', [
    'batch size, batch, sequence length, sequence, context, context length, context window, context size, model scale, scale',
    'problem size, graph, dataset, model, network, scalability, input length, input size, input, document, resolution, system size',
    'language, user, client, device, worker, agent, qubit, task, network scale, capacity, database, maximum model size, atom',
    'trajectory length, horizon, range, instance, environment, vocabulary coverage, species, cell, class, coverage of languages, prompt',
    'base model, mesh, population, crowd, tenant, cluster, text, video, molecule, protein, system, circuit, training set size, corpus',
  ]),
  ...entry('quality', 'high', [
    'accuracy, precision, recall, f1, f1 score, f1-score, score, bleu, bleu score, rouge, map, ap, iou, miou, psnr, ssim, auc, auroc',
    'quality, success rate, success, win rate, win-rate, pass rate, pass@1, reward, return, robustness, reliability, sensitivity',
    'specificity, coverage, correlation, fidelity, agreement, ndcg, mrr, performance on, exact match, bleurt, comet, chrf, meteor',
    'accuracy rate, detection rate, recognition rate, hit rate, hit ratio, delivery ratio, yield, sharpe ratio, revenue, profit, click-through rate, ctr',
    'user satisfaction, satisfaction, engagement, retention, dice, dice score, elo, consistency, snr, sdr, snri, sdri, sisdr, survival',
    'identification rate, generalization, safety, resolution rate, solve rate, solved, affinity, expression, titer, activity, conversion',
    'detection, classification accuracy, test accuracy, top-1, top-1 accuracy, bug, vulnerability, preference, effectiveness, selectivity',
    'true positive, correctness, completeness, rank, ranking, throughput of correct, availability, generalizability, likelihood, gmv',
    'efficacy, time resolution, timing resolution, spatial resolution, permeability, solubility, temporal resolution, angular resolution, energy resolution, conversion efficiency, signal-to-noise ratio',
    'energy density, power density, current density, strength, stiffness, hardness, toughness, conductivity, durability, success probability, probability of success, watch time, dwell time, biomass, crop yield',
    'power conversion efficiency, quantum efficiency, editing efficiency, transfection efficiency, contrast, quality factor, coherence time, stability, sensitivity of, precision@k, c-index, auprc',
  ]),
  ...entry('quality', 'none', ['attack success rate, attack success']),
  ...entry('quality', 'low', [
    'error, error rate, word error rate, wer, cer, character error rate, perplexity, ppl, loss, fid, lpips, mse, rmse, mae',
    'hallucination, hallucination rate, false positive, false-positive, false positive rate, false alarm, false alarm rate, regret',
    'failure, failure rate, misclassification, eer, equal error rate, mean squared error, mean absolute error, absolute error, bias',
    'validation loss, test loss, distortion, residual, noise, uncertainty, variance, deviation, crash, collision, collision rate, ter',
    'failed job, failed request, timeout, false negative, prediction error, estimation error, tracking error, localization error, reconstruction error, mortality, forgetting',
    'toxicity, abort rate, abort, miss rate, drop rate, off-target, off-target effect, side effect, violation, constraint violation, der, diarization error rate, drift, ate, fad, fvd',
    'risk, gap, optimality gap, infection, infection rate, misprediction, artifact, error in, chamfer distance, outage, mistake, ece',
    'calibration error, defect, misdiagnosis, mpjpe, jerk, discrepancy, relative error, unfairness, disparity, logical error rate',
    'mape, smape, nrmse, crps, brier score, log loss, nll, negative log-likelihood, friction, wear, corrosion, retransmission, packet loss, loss rate, miss, deadline miss, incidence, complication, relapse, symptom, hospitalization, readmission, waste, rejection, redundancy, privacy leakage, leakage',
  ]),
  ...entry(
    'cost',
    'low',
    ['cost, usage, consumption, requirement, demand, burden, need, price tag, use, waste'],
    { weak: true },
  ),
  ...entry('speed', 'low', ['overhead, lookup, contention, congestion, overhead time'], { weak: true }),
  ...entry('speed', 'high', ['efficiency'], { weak: true }),
  ...entry('speed', 'high', ['performance'], { weak: true }),
])

function entry(
  category: ClaimCategory,
  polarity: MetricEntry['polarity'],
  lists: readonly string[],
  more: Pick<MetricEntry, 'weak' | 'whenMore'> = {},
): [string, MetricEntry][] {
  const names = lists.flatMap((list) => list.split(', '))
  return names.map((name) => [name.trim(), { category, polarity, ...more }])
}
