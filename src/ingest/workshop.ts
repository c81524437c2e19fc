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
  /**
   * The topics of each paper of a corpus.
   * @param unwritten abstracts of those without a file, which will be printed
   * @param isOnly whether there is no other corpus; of several nothing is kept, as their memory is needed
   */
  topics: (
    papers: readonly PaperText[],
    topics: readonly Topic[],
    unwritten: readonly string[],
    isOnly: boolean,
  ) => Promise<string[][]>
  /** Papers' files, as `printSheet` prints them; at once where this thread prints them itself. */
  print: (sheets: readonly Sheet[], folder: string) => Printed[] | Promise<Printed[]>
  /**
   * Finds claims of abstracts that will be printed, where a thread has nothing else to do; what nobody has found is
   * found when it is printed.
   */
  foresee: (abstracts: readonly string[]) => Promise<void>
  /** Starts the thread ahead of its first work. */
  open: () => void
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
    foresee: async () => {},
    open: () => {},
    close: async () => {},
  }
}

/** What the thread is told. */
export interface TopicsTask {
  papers: readonly PaperText[]
  topics: readonly Topic[]
  /** Path of what an earlier ingest has read of the texts, and of what this one reads; none where nothing is kept. */
  kept?: string
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
 * @param kept path of what is kept of the texts from one ingest to the next
 */
export function workshopOfTwo(engines: Engines, kept?: string): Workshop {
  const here = workshopHere(engines)
  const claims = new Map<string, Claim[]>()
  const left = { topics: 0, print: 0, claims: 0 }
  let opened: Promise<Tinypool> | undefined
  const open = () => (opened ??= openThread(kept))
  const run = async (name: keyof typeof left, task: unknown): Promise<unknown> => {
    left[name]++
    try {
      return await (await open()).run(task, { name })
    } finally {
      left[name]--
    }
  }
  const withClaims = (sheet: Sheet): Sheet => {
    const known = claims.get(sheet.shown)
    claims.delete(sheet.shown)
    return known ? { ...sheet, claims: known } : sheet
  }
  return {
    foresee: async (abstracts) => {
      const found = (await run('claims', abstracts)) as Claim[][]
      for (const [at, abstract] of abstracts.entries()) claims.set(abstract, found[at] ?? [])
    },
    topics: async (papers, topics, unwritten, isOnly) => {
      const isFirst = left.topics === 0
      const found = run('topics', { papers, topics, ...(isOnly && { kept }) } satisfies TopicsTask)
      // Until the first topics are found, nothing can be printed here.
      if (isFirst) await findUntil(found, unwritten, engines.claims, claims)
      return (await found) as string[][]
    },
    print: (sheets, folder) => {
      const told = sheets.map(withClaims)
      return left.topics > 0 || left.print >= mostWaiting
        ? here.print(told, folder)
        : (run('print', { sheets: told, folder } satisfies PrintTask) as Promise<Printed[]>)
    },
    open: () => {
      // Who uses it hears of a failure.
      open().catch(() => {})
    },
    close: async () => (await opened)?.destroy(),
  }
}

/** Finds the claims of abstracts that lack them, of as many as there is time for. */
async function findUntil(
  end: Promise<unknown>,
  abstracts: readonly string[],
  engine: Engines['claims'],
  claims: Map<string, Claim[]>,
): Promise<void> {
  let isTime = true
  const stop = () => void (isTime = false)
  end.then(stop, stop)
  for (const [at, abstract] of abstracts.entries()) {
    if (!isTime) return
    if (!claims.has(abstract)) claims.set(abstract, engine(abstract))
    if (at % aheadAtOnce === 0) await breath()
  }
}

async function openThread(kept: string | undefined): Promise<Tinypool> {
  // Few papers need no thread, nor the time to load what runs it.
  const { Tinypool } = await import('tinypool')
  const filename = new URL('workshop-thread.ts', import.meta.url).href
  const pool = new Tinypool({ filename, minThreads: 1, maxThreads: 1 })
  if (kept !== undefined) void pool.run(kept, { name: 'ready' }).catch(() => {})
  return pool
}
