import type { Position } from '../model/topic.ts'
import { layoutMap, type MapPaper } from '../topics/map.ts'
import { nearestPapers } from '../topics/similarity.ts'
import type { Atlas, Nearby } from './types.ts'

/** What the texts of all papers say together; seconds of work in a large atlas, which not every command needs. */
export interface Texts {
  /** Nearest papers by text, nearest first. */
  neighbours: ReadonlyMap<string, Nearby[]>
  /** Places on the map. */
  positions: ReadonlyMap<string, Position>
}

/** All that texts are worked out from: what can be sent to another process. */
export interface TextInput {
  papers: MapPaper[]
  /** Places of the last map. */
  kept: ReadonlyMap<string, Position>
}

/** Texts that are worked out when somebody asks for them, or given by who did so elsewhere. */
export interface LazyTexts {
  neighbours: (slug: string) => Nearby[]
  positions: () => ReadonlyMap<string, Position>
  input: () => TextInput
  give: (texts: Texts) => void
}

/** So many neighbours are told of each paper. */
export const neighbourCount = 8
const lazyTextsOf = new WeakMap<Atlas, LazyTexts>()

/** Texts of papers, for the atlas that `over` makes of them. */
export function withTexts(input: TextInput, over: (texts: LazyTexts) => Atlas): Atlas {
  const known: Partial<Texts> = {}
  const texts: LazyTexts = {
    neighbours: (slug) => (known.neighbours ??= nearby(input)).get(slug) ?? [],
    positions: () => (known.positions ??= placed(input)),
    input: () => ({ ...input, papers: input.papers.map(ownText) }),
    give: (given) => Object.assign(known, given),
  }
  const atlas = over(texts)
  lazyTextsOf.set(atlas, texts)
  return atlas
}

/** The texts of an atlas that this process has assembled; undefined for one that came with its texts. */
export function textsOf(atlas: Atlas): LazyTexts | undefined {
  return lazyTextsOf.get(atlas)
}

function nearby({ papers }: TextInput): Map<string, Nearby[]> {
  const found = [...nearestPapers(papers, neighbourCount)]
  return new Map(found.map(([own, near]) => [own, near.map(({ slug, terms }) => ({ slug, terms }))]))
}

/** Places on the map: those of the last map, when it had the same papers. */
export function placed({ papers, kept }: TextInput): ReadonlyMap<string, Position> {
  const isSame = papers.length === kept.size && papers.every(({ slug }) => kept.has(slug))
  return isSame ? kept : layoutMap(papers, kept)
}

/** Of a paper what its text says, and where it belongs. */
function ownText({ slug, title, abstract, topics, region }: MapPaper): MapPaper {
  return { slug, title, abstract, topics, region }
}
