import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import type { Atlas } from '../atlas/index.ts'
import { neighbourCount, placed, textsOf } from '../atlas/texts.ts'
import { neighboursIn, type PrintedPaper } from '../topics/kept-near.ts'
import type { MapPaper } from '../topics/map.ts'
import { keptNear } from './kept-texts.ts'
import { doTask, type TextsTask } from './texts-task.ts'

/** The texts of fewer papers are read sooner than a process is up. */
const worthAProcess = 500

/**
 * Works out an atlas's neighbours and places on the map in a process of its own, which weighs only the papers that
 * another text has changed; or takes them from the last build when no text is another. Who asks the atlas for them
 * before this has ended works them out for itself.
 * @param path of the file that keeps them for the next build
 * @param program names the program that reads the texts
 */
export async function readTexts(atlas: Atlas, path: string, program: string): Promise<void> {
  const texts = textsOf(atlas)
  if (!texts) return
  const input = texts.input()
  const papers = input.papers.map((paper) => ({ ...paper, print: printOf(paper) }))
  const key = { program, texts: keyOf(papers) }
  const isPlaced = papers.every(({ slug }) => input.kept.has(slug))
  const known = keptNear(path, key)
  const task = { papers, count: neighbourCount, path, key, kept: isPlaced ? undefined : input.kept }
  const work = papers.length < worthAProcess ? doTask : inProcess
  const positions = known && isPlaced ? undefined : await work(task)
  const near = known ?? keptNear(path, key)
  if (!near) throw new Error(`${path}: the neighbours that were written there cannot be read`)
  texts.give({ neighbours: neighboursIn(near, neighbourCount), positions: positions ?? placed(input) })
}

function printOf({ title, abstract }: MapPaper): string {
  return hash('sha256', JSON.stringify([title, abstract]), 'base64url')
}

function keyOf(papers: readonly PrintedPaper[]): string {
  return hash('sha256', JSON.stringify(papers.map(({ slug, print }) => [slug, print])), 'base64url')
}

/**
 * In a process of its own, since the memory of a thread is not free when it has ended. What it is to read and what it
 * found go by files: a message would wait whenever this thread is at work.
 * @returns places on the map, when they were asked for
 */
async function inProcess(task: TextsTask): ReturnType<typeof doTask> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-texts-'))
  try {
    const [asked, found] = [join(folder, 'task'), join(folder, 'positions')]
    writeFileSync(asked, serialize(task))
    const program = fileURLToPath(new URL('texts-process.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [program, asked, found])
    return deserialize(readFileSync(found)) as Awaited<ReturnType<typeof doTask>>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
