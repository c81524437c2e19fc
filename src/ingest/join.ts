import { absorb, peopleOf, type Cluster } from './cluster.ts'

/** What more clusters than this share is a set phrase, and says nothing: a run of words in abstracts, `Editorial`. */
export const setPhrase = 20

/** Whether clusters that share a key are one paper. */
type May<Key> = (a: Cluster, b: Cluster, key: Key) => boolean

/**
 * Joins clusters that share a key where `may` allows it; each joins the first cluster that takes it.
 * @param most a key that more clusters hold says nothing (a set phrase), and joins none of them
 */
export function joinBy<Key extends string | number>(
  clusters: readonly Cluster[],
  keys: (cluster: Cluster) => Iterable<Key>,
  may: May<Key>,
  most = Infinity,
): Cluster[] {
  const parent = new Map<Cluster, Cluster>()
  const root = (cluster: Cluster): Cluster => {
    let top = cluster
    for (let next = parent.get(top); next; next = parent.get(top)) top = next
    // Joined again and again, a cluster would be farther from its root each time.
    if (top !== cluster) parent.set(cluster, top)
    return top
  }
  const firsts = new Map<Key, Cluster>()
  const holders = new Map<Key, Set<Cluster>>()
  for (const cluster of clusters)
    for (const key of [...keys(cluster)]) {
      const first = firsts.get(key)
      if (!first) {
        firsts.set(key, cluster)
        continue
      }
      const known = holders.get(key) ?? new Set([first])
      holders.set(key, known)
      if (known.size < most) {
        const own = root(cluster)
        const other = firstThat(known, (one) => root(one) === own || may(root(one), own, key))
        if (!other) known.add(own)
        else if (root(other) !== own) {
          absorb(root(other), own)
          parent.set(own, root(other))
        }
      }
    }
  return clusters.filter((cluster) => !parent.has(cluster))
}

/**
 * Joins clusters that share a title where `may` allows it. Under a title of many clusters those are compared that also
 * share an author, then a year, since each with each would take for ever.
 */
export function joinNamesakes(clusters: readonly Cluster[], may: May<string>): Cluster[] {
  const crowded = crowdedTitles(clusters)
  const within = (parts: (cluster: Cluster) => Iterable<string | number>) => (cluster: Cluster) =>
    [...cluster.titles]
      .filter((title) => crowded.has(title))
      .flatMap((title) => Array.from(parts(cluster), (part) => keyWithin(title, part)))
  const byAuthor = crowded.size > 0 ? joinBy(clusters, within(peopleOf), may, setPhrase) : clusters
  const byYear =
    crowded.size > 0
      ? joinBy(
          byAuthor,
          within(({ years }) => years),
          may,
          setPhrase,
        )
      : byAuthor
  return joinBy(byYear, ({ titles }) => titles, may, setPhrase)
}

/** A key for those under one title that share something else, too. */
export function keyWithin(title: string, part: string | number): string {
  return `${title}\u0000${part}`
}

function crowdedTitles(clusters: readonly Cluster[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { titles } of clusters)
    for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > setPhrase).map(([title]) => title))
}

function firstThat<T>(values: Iterable<T>, test: (value: T) => boolean): T | undefined {
  for (const value of values) if (test(value)) return value
  return undefined
}
