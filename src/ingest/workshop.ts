import { setImmediate as breath } from 'node:timers/promises'
import type { Tinypool } from 'tinypool'
import type { Claim } from '../model/claim.ts'
import { CliError } from '../model/effects.ts'
import type { Topic } from '../model/topic.ts'
import { pressSheet, type Pressed, type Sheet } from './press.ts'

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
  /**
   * Writes files of a folder, as `pressSheet` does.
   * @throws CliError when the folder cannot be written.
   */
  press: (sheets: readonly Sheet[], folder: string) => Promise<Pressed[]>
  close: () => Promise<void>
}

/** Does everything in this thread. */
export function workshopHere({ claims, topics }: Engines): Workshop {
  return {
    topics: async (papers, known) => {
      await breath()
      return topics(papers, known)
    },
    press: async (sheets, folder) => {
      await breath()
      return sheets.map((sheet) => pressSheet(sheet, folder, claims))
    },
    close: async () => {},
  }
}

/** What a thread is told, and what it answers; an error would lose its class on the way. */
export interface TopicsTask {
  papers: readonly PaperText[]
  topics: readonly Topic[]
}
export interface PressTask {
  sheets: readonly Sheet[]
  folder: string
}
export type PressResult = { pressed: Pressed[] } | { unwritable: string }

/** Sheets that wait in the thread, by batches: as many as keep it busy while this one presses a batch. */
const mostWaiting = 3

/**
 * Shares the work with a thread, which starts when there is some. It finds all topics, of one corpus after the other,
 * since each needs much memory; this one presses the sheets meanwhile, and both do when all topics are found.
 */
export function workshopOfTwo(engines: Engines): Workshop {
  const here = workshopHere(engines)
  const left = { topics: 0, press: 0 }
  let opened: Promise<Tinypool> | undefined
  const run = async (name: 'topics' | 'press', task: TopicsTask | PressTask): Promise<unknown> => {
    left[name]++
    try {
      return await (await (opened ??= openThread())).run(task, { name })
    } finally {
      left[name]--
    }
  }
  return {
    topics: async (papers, topics) => (await run('topics', { papers, topics })) as string[][],
    press: async (sheets, folder) => {
      if (left.topics > 0 || left.press >= mostWaiting) return here.press(sheets, folder)
      const result = (await run('press', { sheets, folder })) as PressResult
      if ('unwritable' in result) throw new CliError(result.unwritable)
      return result.pressed
    },
    close: async () => (await opened)?.destroy(),
  }
}

async function openThread(): Promise<Tinypool> {
  // Few papers need no thread, nor the time to load what runs it.
  const { Tinypool } = await import('tinypool')
  const filename = new URL('workshop-thread.ts', import.meta.url).href
  return new Tinypool({ filename, minThreads: 1, maxThreads: 1 })
}
