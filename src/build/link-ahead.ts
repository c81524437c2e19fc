import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { SitePlaces } from './last-site.ts'

/** Files of the last site that have their names in the new one already, below the site's folder. */
export type Linked = Set<string>

/** What the thread is told. */
export interface LinkJob extends Pick<SitePlaces, 'next' | 'last'> {
  /** Paths of notes about the last site's files. */
  notes: string[]
  /** Notes of another program are of no use. */
  program: string
}

/** What the thread says of each of the notes. */
export interface LinkAnswer {
  notes: string
  linked: string[]
}

/** Links of files that nobody has asked for yet. */
export interface LinkedAhead {
  /**
   * What was linked of these notes' files, once that is done.
   * @throws Error when it cannot be told
   */
  of: (notes: string) => Promise<Linked>
  /** Whether a file is the last site's own, linked ahead and not written anew since. */
  isLinked: (file: string) => boolean
  /** Ends when the thread writes nothing more. */
  done: Promise<void>
}

/**
 * Has a thread give all untouched files of the last site their names in the new one, while this one reads the seeds:
 * most of them will stay, and to ask for 120,000 files and to link them takes five seconds. Who takes a file over
 * finds it there; who writes another in its place takes the link away first, as it names the last site's file.
 */
export function linkAhead(job: LinkJob): LinkedAhead {
  const notes = job.notes.filter((path) => existsSync(path))
  const answers = new Map(notes.map((path) => [path, Promise.withResolvers<Linked>()]))
  const known: Linked[] = []
  const of = async (path: string) => (await answers.get(path)?.promise) ?? new Set<string>()
  const isLinked = (file: string) => known.some((files) => files.has(file))
  if (notes.length === 0) return { of, isLinked, done: Promise.resolve() }
  const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData: { ...job, notes } })
  const fail = (error: unknown) => {
    for (const { reject } of answers.values()) reject(error)
  }
  worker.on('message', ({ notes: path, linked }: LinkAnswer) => {
    const files = new Set(linked)
    known.push(files)
    answers.get(path)?.resolve(files)
  })
  worker.on('error', fail)
  const done = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      fail(new Error('the thread that takes over the last site ended early'))
      resolve()
    })
  })
  // Whoever asks for an answer hears of a failure; some builds fail before that.
  for (const { promise } of answers.values()) promise.catch(() => {})
  return { of, isLinked, done }
}
