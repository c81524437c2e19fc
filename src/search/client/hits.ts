/** A paper that Pagefind found. */
export interface PagefindHit {
  id: string
  score: number
  /** The matches as Pagefind writes them, `{"w":24,"s":512.1,"l":97},…`: read only of a paper that is shown. */
  matches: string
}

interface WrittenHit {
  p: string
  s: number
  l: { l: number }[]
}

const results = '"results":['
const written =
  /\{"p":"([^"\\]*)","g":"","s":([-+.\deE]+),"l":\[([^[\]]*)\](?:,"mf":\[[^[\]]*\])?\}(?:,(?=\{)|(?=\]))/y

/**
 * What Pagefind's module shall take for `JSON.parse`. A word that most papers have gives a megabyte of matches, which
 * take as long to read as to find, and of which ten papers' are shown: they stay text. The module makes its results of
 * the list by `map`, which hands over these.
 */
export function readReply(text: string): unknown {
  if (!text.includes(results)) return JSON.parse(text)
  const hits = readHits(text)
  return { filtered_counts: {}, total_counts: {}, results: { length: hits.length, map: () => hits } }
}

/** Word numbers of the matches. */
export function matchedWords({ matches }: PagefindHit): number[] {
  return (JSON.parse(`[${matches}]`) as WrittenHit['l']).map(({ l }) => l)
}

function readHits(text: string): PagefindHit[] {
  const hits: PagefindHit[] = []
  let end = (written.lastIndex = text.indexOf(results) + results.length)
  for (let hit = written.exec(text); hit; hit = written.exec(text)) {
    const [, id = '', score, matches = ''] = hit
    hits.push({ id, score: Number(score), matches })
    end = written.lastIndex
  }
  if (text[end] === ']') return hits
  // Written in another way than is known here: slower, and the same.
  return (JSON.parse(text) as { results: WrittenHit[] }).results.map(({ p, s, l }) => ({
    id: p,
    score: s,
    matches: JSON.stringify(l).slice(1, -1),
  }))
}
