import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Atlas, Nearby } from '../atlas/index.ts'
import { placed, textsOf, workOutTexts, type TextInput, type Texts } from '../atlas/texts.ts'

/** The texts of fewer papers are read sooner than a thread is up. */
const worthAThread = 500

/** The neighbours that an earlier build has worked out. */
interface Kept {
  /** Names the texts, and the program that read them. */
  key: string
  neighbours: [string, Nearby[]][]
}

/**
 * Works out an atlas's neighbours and places on the map in a thread of its own, or takes them from the last build
 * when no text is another. Who asks the atlas for them before this has ended works them out for itself.
 * @param path of the file that keeps them for the next build
 * @param program names the program that reads the texts
 */
export async function readTexts(atlas: Atlas, path: string, program: string): Promise<void> {
  const texts = textsOf(atlas)
  if (!texts) return
  const input = texts.input()
  const key = keyOf(input, program)
  const kept = readKept(path)
  const isPlaced = input.papers.every(({ slug }) => input.kept.has(slug))
  if (kept?.key === key && isPlaced)
    texts.give({ neighbours: new Map(kept.neighbours), positions: placed(input) })
  else {
    const found = input.papers.length < worthAThread ? workOutTexts(input) : await inThread(input)
    texts.give(found)
    keep(path, { key, neighbours: [...found.neighbours] })
  }
}

function keyOf({ papers }: TextInput, program: string): string {
  const key = createHash('sha256').update(program)
  for (const { slug, title, abstract } of papers) key.update(JSON.stringify([slug, title, abstract]))
  return key.digest('base64url')
}

function readKept(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept
  } catch {
    // There is none, or a build was killed while it wrote.
    return undefined
  }
}

function keep(path: string, kept: Kept): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(kept))
  renameSync(`${path}.new`, path)
}

function inThread(input: TextInput): Promise<Texts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('texts-worker.ts', import.meta.url), { workerData: input })
    worker.once('message', (texts: Texts) => {
      resolve(texts)
      void worker.terminate()
    })
    worker.once('error', reject)
  })
}
