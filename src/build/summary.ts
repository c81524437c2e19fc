import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { KeepFile } from '../search/offline/keep-list.ts'
import { filesBelow } from '../search/offline/folder.ts'

export { filesBelow }

/** How long each stage took, in the order of the stages. */
export interface StageTime {
  stage: string
  seconds: number
}

/** What a build made. */
export interface BuildSummary {
  papers: number
  pages: number
  cards: number
  /** Cards that had to be drawn; the others came from the cache. */
  cardsDrawn: number
  /** Bytes of the search index for a server. */
  indexBytes: number
  /** Bytes and files of the whole site. */
  bytes: number
  files: number
  /** Some stages run side by side, so that they add up to more than the whole. */
  stages: StageTime[]
  /** From the start of the process to now. */
  seconds: number
  /** Of the build's process with its threads, not of the programs that it starts. */
  processorSeconds: number
  /** Peak resident memory of the build's process, in bytes. */
  peakMemory: number
}

/** What a build knows of the site that it has made. */
export interface MadeSite {
  papers: number
  cards: { drawn: number; cached: number }
  /** Bytes of the search index. */
  indexBytes: number
  /** Bytes of those of its files that have been looked at already: there are many, and the disk is asked for the others. */
  listed?: readonly KeepFile[]
}

/** The closing figures of a build whose site stands in `out`. */
export function summarize(out: string, made: MadeSite, stages: StageTime[]): BuildSummary {
  const folder = resolve(out)
  const files = filesBelow(folder)
  const known = new Map(made.listed?.map(({ path, bytes }) => [path, bytes]))
  const { user, system } = process.cpuUsage()
  return {
    papers: made.papers,
    pages: files.filter((path) => path.endsWith('.html')).length,
    cards: made.cards.drawn + made.cards.cached,
    cardsDrawn: made.cards.drawn,
    indexBytes: made.indexBytes,
    bytes: bytesOf(folder, files, known),
    files: files.length,
    stages,
    seconds: performance.now() / 1000,
    processorSeconds: (user + system) / 1e6,
    peakMemory: process.resourceUsage().maxRSS * 1024,
  }
}

/** Runs a stage and notes its seconds. */
export async function timed<T>(stages: StageTime[], stage: string, run: () => Promise<T> | T): Promise<T> {
  const start = performance.now()
  try {
    return await run()
  } finally {
    stages.push({ stage, seconds: (performance.now() - start) / 1000 })
  }
}

/** Bytes of files below a folder, of all unless told otherwise. */
export function bytesBelow(folder: string, isCounted: (path: string) => boolean = () => true): number {
  return bytesOf(folder, filesBelow(folder).filter(isCounted))
}

function bytesOf(folder: string, files: readonly string[], known?: ReadonlyMap<string, number>): number {
  return files.reduce((sum, path) => sum + (known?.get(path) ?? statSync(join(folder, path)).size), 0)
}

/** The summary as the lines that end a build. */
export function formatSummary(summary: BuildSummary): string[] {
  const { papers, pages, cards, cardsDrawn, indexBytes, bytes, files, stages, seconds, peakMemory } = summary
  return [
    `papers  ${papers}`,
    `pages   ${pages}`,
    `cards   ${cards} (${cardsDrawn} drawn, ${cards - cardsDrawn} from the cache)`,
    `index   ${megabytes(indexBytes)}`,
    `site    ${megabytes(bytes)} in ${files} files`,
    `memory  ${megabytes(peakMemory)} at the peak`,
    `time    ${seconds.toFixed(1)} s: ${stages.map(({ stage, seconds: own }) => `${stage} ${own.toFixed(1)}`).join(', ')}`,
  ]
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
