import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Atlas } from '../atlas/index.ts'
import type { Read } from '../atlas/trace.ts'
import type { PaperList } from '../exports/index.ts'
import { writeBelow } from './folder.ts'
import { keep, readKept } from './kept.ts'
import { isUntouched, stampOf, type SitePlaces, type Stamp } from './last-site.ts'

/** What is known of the lists of the last site. */
interface Notes {
  program: string
  /** Each paper's slug and version, in the order of the lists. */
  papers: [slug: string, version: string][]
  lists: Record<string, Layout>
}

/** How a list lies in its file. */
interface Layout {
  stamp: Stamp
  /** Bytes before the first paper. */
  head: number
  /** Bytes of each paper's text. */
  sizes: number[]
}

/** Files that list all papers of an atlas, in its order. */
export interface PaperLists {
  /**
   * Writes one, with what the last site's has of papers that are the same.
   * @param isTaken when the last site's is there already
   */
  put: (path: string, list: PaperList, isTaken: boolean) => void
  /** Writes down where papers lie in the new site's lists. */
  save: () => void
}

export interface PaperListOptions extends Pick<SitePlaces, 'last' | 'next'> {
  program: string
  version: (read: Read) => string | undefined
}

/**
 * Opens what an earlier build noted of a site's lists of papers. Of 10,000 papers these have 70 MB, which take a second to
 * make anew; where one paper has changed, the rest of a list is copied.
 * @param path where notes are kept
 */
export function openPaperLists(
  path: string,
  atlas: Pick<Atlas, 'order'>,
  { program, version, last, next }: PaperListOptions,
): PaperLists {
  const kept = readKept<Notes>(path)
  const notes = kept?.program === program ? kept : { papers: [], lists: {} as Notes['lists'] }
  const lists: Notes['lists'] = {}
  const versionOf = (slug: string) => `${version(`paper/${slug}`)} ${version(`abstract/${slug}`)}`
  const papers = atlas.order.map((slug): [string, string] => [slug, versionOf(slug)])
  const before = new Map(notes.papers.map(([slug], place) => [slug, place]))
  /** Of each paper its place in the last lists, if it was the same then. */
  const places = papers.map(([slug, own]) => {
    const place = before.get(slug)
    return place !== undefined && notes.papers[place]?.[1] === own ? place : undefined
  })
  const put = (file: string, list: PaperList, isTaken: boolean) => {
    const old = notes.lists[file]
    if (isTaken) {
      // Where files cannot be linked, it is a copy.
      if (old) lists[file] = { ...old, stamp: stampOf(join(next, file)) ?? old.stamp }
      return
    }
    const earlier =
      old && isUntouched(last, file, old.stamp) ? readLast(join(last, file), list, old) : undefined
    const sizes: number[] = []
    writeBelow(next, { path: file, content: spliced(list, earlier ? places : [], earlier, sizes) })
    const stamp = stampOf(join(next, file))
    if (stamp) lists[file] = { stamp, head: Buffer.byteLength(list.head), sizes }
  }
  return { put, save: () => keep(path, { program, papers, lists } satisfies Notes) }
}

/** Some papers of the last site's list, one after the other, and the bytes of each. */
type Stretch = (from: number, to: number) => { text: Uint8Array; sizes: readonly number[] }

function readLast(path: string, { between }: PaperList, { head, sizes }: Layout): Stretch {
  const text = readFileSync(path)
  const gap = Buffer.byteLength(between)
  let next = head
  const starts = sizes.map((size) => {
    const start = next
    next += size + gap
    return start
  })
  return (from, to) => ({
    text: text.subarray(starts[from], (starts[to] ?? next) - gap),
    sizes: sizes.slice(from, to),
  })
}

/**
 * A list of papers, of which those that are the same in an earlier one are taken from there.
 * @param places of each paper its place there, if it is the same
 * @param sizes gets the bytes of each paper
 */
function* spliced(
  { head, between, foot, papers, text }: PaperList,
  places: readonly (number | undefined)[],
  earlier: Stretch | undefined,
  sizes: number[],
): Generator<string | Uint8Array> {
  yield head
  for (let [at, end] = [0, 0]; at < papers.length; at = end) {
    end = endOfRun(places, at, papers.length)
    if (at > 0) yield between
    const from = places[at]
    if (earlier && from !== undefined) {
      const run = earlier(from, from + end - at)
      for (const size of run.sizes) sizes.push(size)
      yield run.text
    } else {
      const own = papers.slice(at, end).map(text).join(between)
      sizes.push(Buffer.byteLength(own))
      yield own
    }
  }
  yield foot
}

/** The end of what stood together in the earlier list; a paper that is another stands alone. */
function endOfRun(places: readonly (number | undefined)[], at: number, papers: number): number {
  const from = places[at]
  let end = at + 1
  if (from !== undefined) while (end < papers && places[end] === from + end - at) end++
  return end
}
