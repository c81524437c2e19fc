import { hash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CliError, type Effects } from '../model/effects.ts'
import { empty } from './empty.ts'
import { alone } from './lock.ts'

/** What the disk, and not the program, refuses; see `man errno`. */
const refusals = new Set([
  'EACCES',
  'EBUSY',
  'EEXIST',
  'EIO',
  'EISDIR',
  'EMFILE',
  'ENOENT',
  'ENOTDIR',
  'EPERM',
  'EROFS',
  'EXDEV',
])

/**
 * Makes a folder beside the one that stands, and puts it in that one's place when it is done. Whoever is killed or
 * fails on the way leaves the standing folder as it was; what was left then is cleared away here the next time.
 * @param out the folder's final place
 * @param fill writes everything into the folder that it is given; the last folder, if any, is there to be read. What it
 * returns is run when the new folder stands in its place, while the last one is cleared away, which takes seconds when
 * it has 140,000 files.
 * @throws CliError when the disk refuses; whatever else `fill` throws
 */
export async function replaceFolder<T>(
  out: string,
  fill: (next: string, last: string) => Promise<() => T>,
  effects?: Effects,
): Promise<T> {
  const place = resolve(out)
  // Two builds of one site would clear away each other's work.
  const lock = join('node_modules/.cache/atlas', `${nameOf(place)}.lock`)
  return alone(lock, () => replaceAlone(place, out, fill), effects)
}

async function replaceAlone<T>(
  place: string,
  out: string,
  fill: (next: string, last: string) => Promise<() => T>,
): Promise<T> {
  const next = `${place}.building`
  try {
    restore(place)
    rmSync(next, { recursive: true, force: true })
    mkdirSync(next, { recursive: true })
    const look = await fill(next, place)
    swap(next, place)
    const [result] = await Promise.all([Promise.resolve().then(look), empty(oldOf(place))])
    dropQuietly(oldOf(place))
    return result
  } catch (error) {
    dropQuietly(next)
    throw ofTheDisk(error, out)
  }
}

/** A short name for a folder, for what is kept about it elsewhere. */
export function nameOf(folder: string): string {
  return hash('sha256', resolve(folder)).slice(0, 16)
}

interface WrittenFile {
  path: string
  /** Whole, or in parts; bytes as they are. */
  content: Iterable<string | Uint8Array>
}

/** Writes a file below a folder, and the folders that it needs. */
export function writeBelow(folder: string, file: WrittenFile): void {
  writerBelow(folder)(file)
}

/** Writes files below a folder, and makes each folder that they need once. */
export function writerBelow(folder: string): (file: WrittenFile) => void {
  const made = new Set<string>()
  return ({ path, content }) => {
    const file = join(folder, path)
    const parent = dirname(file)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    writeParts(file, content)
  }
}

/** Characters that are written at once. */
const pieceLength = 1 << 18

/** A text in parts is never held whole. */
function writeParts(path: string, content: WrittenFile['content']): void {
  if (typeof content === 'string') {
    writeFileSync(path, content)
    return
  }
  // Only with its encoding told does Node write a text in one step.
  const encoding = 'utf8'
  let flag = 'w'
  let piece = ''
  const write = (data: string | Uint8Array) => {
    writeFileSync(path, data, { flag, encoding })
    flag = 'a'
  }
  for (const part of content) {
    if (typeof part === 'string') piece += part
    if (typeof part === 'string' && piece.length < pieceLength) continue
    write(piece)
    piece = ''
    if (typeof part !== 'string') write(part)
  }
  write(piece)
}

/** Two renames cannot be one: a build killed between them has left the last good folder under its other name. */
function restore(place: string): void {
  const old = oldOf(place)
  if (existsSync(place)) rmSync(old, { recursive: true, force: true })
  else if (existsSync(old)) renameSync(old, place)
}

function swap(next: string, place: string): void {
  const old = oldOf(place)
  const isThere = existsSync(place)
  if (isThere) renameSync(place, old)
  try {
    renameSync(next, place)
  } catch (error) {
    if (isThere) renameSync(old, place)
    throw error
  }
}

/** Where the last folder is until the new one stands in its place. */
function oldOf(place: string): string {
  return `${place}.old`
}

/** The error that brought us here is the one to tell. */
function dropQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // The next build clears it.
  }
}

function ofTheDisk(error: unknown, out: string): unknown {
  if (error instanceof CliError) return error
  const { code, path, reason } = refusalOf(error)
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
  if (!isFull && !(refusals.has(code) && path.startsWith(resolve(out)))) return error
  const advice = isFull ? 'free some space' : 'choose another --out'
  return new CliError(
    `${path}: cannot be written (${reason}); ${advice}. A site that stood in ${out} is as it was`,
  )
}

/** Numbers of errno.h on Linux and macOS, for programs that tell no names. */
const numbers: Record<string, string> = { 27: 'EFBIG', 28: 'ENOSPC', 69: 'EDQUOT', 122: 'EDQUOT' }

/** Node says which file the disk refused in fields; the bundler of the pages only in its message. */
function refusalOf(error: unknown): { code: string; path: string; reason: string } {
  const { code = '', path = '', message } = error as NodeJS.ErrnoException
  const told = /Failed to write file in (.+)\n[^]*?\n\s*(.+ \(os error (\d+)\))/.exec(message)
  if (!told) return { code, path, reason: message }
  const [, file = '', reason = '', number = ''] = told
  return { code: numbers[number] ?? '', path: file, reason }
}
