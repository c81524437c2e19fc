import { centroid, cosine, textSpace, type PaperText, type SparseVector } from './text-space.ts'

interface Group {
  sets: number[]
  centre: SparseVector
}

/**
 * Brings sets of papers together into `count` groups: of all pairs the nearest and smallest join first, so that no
 * group swallows the others.
 * @param sets indices into `papers`
 * @returns indices into `sets`, ascending; the group of the first set first
 */
export function nearGroups(
  papers: readonly PaperText[],
  sets: readonly (readonly number[])[],
  count: number,
): number[][] {
  const { vectors } = textSpace(papers)
  const centreOf = (members: readonly number[]) =>
    centroid(members.flatMap((set) => sets[set] ?? []).flatMap((paper) => vectors[paper] ?? []))
  let groups: Group[] = sets.map((_, set) => ({ sets: [set], centre: centreOf([set]) }))
  while (groups.length > Math.max(1, count)) {
    const [a, b] = nearestPair(groups)
    const joined = [...a.sets, ...b.sets].sort((one, other) => one - other)
    groups = groups.filter((group) => group !== a && group !== b)
    groups.push({ sets: joined, centre: centreOf(joined) })
  }
  return groups.map((group) => group.sets).sort(([a = 0], [b = 0]) => a - b)
}

function nearestPair(groups: readonly Group[]): [Group, Group] {
  const pairs = groups.flatMap((a, at) => groups.slice(at + 1).map((b): [Group, Group] => [a, b]))
  const nearness = ([a, b]: [Group, Group]) => cosine(a.centre, b.centre) / (a.sets.length + b.sets.length)
  return pairs.reduce((best, pair) => (nearness(pair) > nearness(best) ? pair : best))
}
