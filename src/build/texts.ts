import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import type { Atlas, Nearby } from '../atlas/index.ts'
import { placed, textsOf, workOutTexts, type TextInput, type Texts } from '../atlas/texts.ts'
import { keep, readKept } from './kept.ts'

/** The texts of fewer papers are read sooner than a process is up. */
const worthAProcess = 500

/** The neighbours that an earlier build has worked out. */
interface Kept {
  /** Names the texts, and the program that read them. */
  key: string
  neighbours: [string, Nearby[]][]
}

/**
 * Works out an atlas's neighbours and places on the map in a process of its own, or takes them from the last build
 * when no text is another. Who asks the atlas for them before this has ended works them out for itself.
 * @param path of the file that keeps them for the next build
 * @param program names the program that reads the texts
 */
export async function readTexts(atlas: Atlas, path: string, program: string): Promise<void> {
  const texts = textsOf(atlas)
  if (!texts) return
  const input = texts.input()
  const key = keyOf(input, program)
  const kept = readKept<Kept>(path)
  const isPlaced = input.papers.every(({ slug }) => input.kept.has(slug))
  if (kept?.key === key && isPlaced)
    texts.give({ neighbours: new Map(kept.neighbours), positions: placed(input) })
  else {
    const found = input.papers.length < worthAProcess ? workOutTexts(input) : await inProcess(input)
    texts.give(found)
    keep(path, { key, neighbours: [...found.neighbours] })
  }
}

function keyOf({ papers }: TextInput, program: string): string {
  const key = createHash('sha256').update(program)
  for (const { slug, title, abstract } of papers) key.update(JSON.stringify([slug, title, abstract]))
  return key.digest('base64url')
}

/**
 * In a process of its own, since the memory of a thread is not free when it has ended. What it is to read and what it
 * found go by files: a message would wait whenever this thread is at work.
 */
async function inProcess(input: TextInput): Promise<Texts> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-texts-'))
  try {
    const [asked, found] = [join(folder, 'input'), join(folder, 'texts')]
    writeFileSync(asked, serialize(input))
    const program = fileURLToPath(new URL('texts-process.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [program, asked, found])
    return deserialize(readFileSync(found)) as Texts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
