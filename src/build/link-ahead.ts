import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { SitePlaces } from './last-site.ts'

/** For each file that notes tell of, in their order: 1 when it has its name in the new site already. */
export type Linked = Uint8Array

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
  linked: Linked
}

/** Links of files that nobody has asked for yet. */
export interface LinkedAhead {
  /**
   * What was linked of these notes' files, once that is done.
   * @throws Error when it cannot be told
   */
  of: (notes: string) => Promise<Linked>
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
  if (notes.length === 0) return { of: async () => new Uint8Array(), done: Promise.resolve() }
  const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData: { ...job, notes } })
  const answers = new Map(notes.map((path) => [path, Promise.withResolvers<Linked>()]))
  const fail = (error: unknown) => {
    for (const { reject } of answers.values()) reject(error)
  }
  worker.on('message', (answer: LinkAnswer) => answers.get(answer.notes)?.resolve(answer.linked))
  worker.on('error', fail)
  const done = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      fail(new Error('the thread that takes over the last site ended early'))
      resolve()
    })
  })
  // Whoever asks for an answer hears of a failure; some builds fail before that.
  for (const { promise } of answers.values()) promise.catch(() => {})
  return { of: async (path) => (await answers.get(path)?.promise) ?? new Uint8Array(), done }
}
