import { setImmediate as breath } from 'node:timers/promises'
import type { Tinypool } from 'tinypool'
import type { Claim } from '../model/claim.ts'
import type { Topic } from '../model/topic.ts'
import { printSheet, type Printed, type Sheet } from './print.ts'

/** How claims and topics are found. */
export interface Engines {
  claims: (abstract: string) => Claim[]
  topics: (papers: readonly PaperText[], topics: readonly Topic[]) => string[][]
}

export interface PaperText {
  title: string
  abstract: string
}

/** Where the work is done for which no papers wait for each other: here, or in a thread, too. */
export interface Workshop {
  /** The topics of each paper of a corpus. */
  topics: (papers: readonly PaperText[], topics: readonly Topic[]) => Promise<string[][]>
  /** Papers' files, as `printSheet` prints them; at once where this thread prints them itself. */
  print: (sheets: readonly Sheet[], folder: string) => Printed[] | Promise<Printed[]>
  close: () => Promise<void>
}

/** Does everything in this thread. */
export function workshopHere({ claims, topics }: Engines): Workshop {
  return {
    topics: async (papers, known) => {
      await breath()
      return topics(papers, known)
    },
    print: (sheets, folder) => sheets.map((sheet) => printSheet(sheet, folder, claims)),
    close: async () => {},
  }
}

/** What the thread is told. */
export interface TopicsTask {
  papers: readonly PaperText[]
  topics: readonly Topic[]
}
export interface PrintTask {
  sheets: readonly Sheet[]
  folder: string
}

/** Papers whose claims are found before it is asked whether there is something else to do. */
const aheadAtOnce = 10

/** Lists of sheets that wait in the thread: as many as keep it busy while this one prints and writes some. */
const mostWaiting = 6

/**
 * Shares the work with a thread, which starts when there is some. It finds all topics, of one corpus after the other,
 * since each needs much memory; this one prints the sheets meanwhile, and both do when all topics are found.
 */
export function workshopOfTwo(engines: Engines): Workshop {
  const ahead = claimsAhead(engines.claims)
  const here = workshopHere({ ...engines, claims: ahead.claims })
  const left = { topics: 0, print: 0 }
  let opened: Promise<Tinypool> | undefined
  const run = async (name: 'topics' | 'print', task: TopicsTask | PrintTask): Promise<unknown> => {
    left[name]++
    try {
      return await (await (opened ??= openThread())).run(task, { name })
    } finally {
      left[name]--
    }
  }
  return {
    topics: async (papers, topics) => {
      const found = run('topics', { papers, topics })
      // Until the first topics are found, nothing can be printed here.
      if (left.topics === 1) await ahead.find(papers, found)
      return (await found) as string[][]
    },
    print: (sheets, folder) =>
      left.topics > 0 || left.print >= mostWaiting
        ? here.print(sheets, folder)
        : (run('print', { sheets, folder }) as Promise<Printed[]>),
    close: async () => (await opened)?.destroy(),
  }
}

/** Finds claims before they are asked for. */
function claimsAhead(engine: Engines['claims']) {
  const known = new Map<string, Claim[]>()
  return {
    claims: (abstract: string): Claim[] => {
      const found = known.get(abstract)
      known.delete(abstract)
      return found ?? engine(abstract)
    },
    /** Finds those of some papers, as many as there is time for. */
    find: async (papers: readonly PaperText[], until: Promise<unknown>): Promise<void> => {
      let isTime = true
      const end = () => void (isTime = false)
      until.then(end, end)
      for (const [at, { abstract }] of papers.entries()) {
        if (!isTime) return
        known.set(abstract, engine(abstract))
        if (at % aheadAtOnce === 0) await breath()
      }
    },
  }
}

async function openThread(): Promise<Tinypool> {
  // Few papers need no thread, nor the time to load what runs it.
  const { Tinypool } = await import('tinypool')
  const filename = new URL('workshop-thread.ts', import.meta.url).href
  return new Tinypool({ filename, minThreads: 1, maxThreads: 1 })
}
