import type { BenchRun } from './bench.ts'
import type { PeerRun } from './bench-peers.ts'

const kilobyte = 1e3
const megabyte = 1e6

/**
 * Runs as a table in Markdown. Stages after the map run side by side, so that they do not add up to the whole.
 * @param before runs to compare with
 */
export function benchTable(runs: readonly BenchRun[], before: readonly BenchRun[] = []): string[] {
  const stages = [...new Set(runs.flatMap(({ summary }) => summary.stages.map(({ stage }) => stage)))]
  const earlier = ({ papers, kind }: BenchRun) =>
    before.find((run) => run.papers === papers && run.kind === kind)?.seconds.toFixed(1) ?? ''
  const head = ['papers', '', 'seconds', 'processor', 'ms a paper', ...stages]
  const sizes = ['MB memory', 'pages', 'files', 'MB site', 'MB index', 'load']
  const rows = runs.map((run) => [
    String(run.papers),
    run.kind,
    run.seconds.toFixed(1),
    run.processorSeconds.toFixed(1),
    ((1000 * run.processorSeconds) / run.papers).toFixed(1),
    ...stages.map((name) => run.summary.stages.find(({ stage }) => stage === name)?.seconds.toFixed(1) ?? ''),
    (run.peakMemory / megabyte).toFixed(0),
    String(run.summary.pages),
    String(run.summary.files),
    (run.summary.bytes / megabyte).toFixed(0),
    (run.summary.indexBytes / megabyte).toFixed(0),
    run.load.toFixed(1),
    ...(before.length > 0 ? [earlier(run)] : []),
  ])
  return markdown([...head, ...sizes, ...(before.length > 0 ? ['before'] : [])], rows)
}

/** The largest pages of each size of atlas, in kB as they are sent. */
export function pageLines(runs: readonly BenchRun[]): string[] {
  const last = new Map(runs.map((run) => [run.papers, run.largest]))
  return [...last].map(([papers, pages]) => {
    const sizes = pages.map(({ path, bytes }) => `${path} ${(bytes / kilobyte).toFixed(0)} kB`)
    return `Largest pages of ${papers} papers, compressed: ${sizes.join(', ')}`
  })
}

/** What other programs took for the same papers. */
export function peerTable(papers: number, runs: readonly PeerRun[]): string[] {
  const rows = runs.map(({ name, skipped, seconds = 0, processorSeconds = 0, peakMemory = 0 }) =>
    skipped
      ? [name, String(papers), skipped, '', '']
      : [
          name,
          String(papers),
          seconds.toFixed(1),
          processorSeconds.toFixed(1),
          (peakMemory / megabyte).toFixed(0),
        ],
  )
  return markdown(['peer', 'papers', 'seconds', 'processor', 'MB memory'], rows)
}

function markdown(head: string[], rows: string[][]): string[] {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)]
}
