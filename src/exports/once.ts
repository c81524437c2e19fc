import type { AtlasPaper } from '../atlas/types.ts'

/** What is told of a paper in several files (its own, its topics', its authors', the atlas's) is made once. */
export function oncePerPaper<T>(make: (paper: AtlasPaper) => T): (paper: AtlasPaper) => T {
  const made = new WeakMap<AtlasPaper, { value: T }>()
  return (paper) => {
    const known = made.get(paper) ?? { value: make(paper) }
    made.set(paper, known)
    return known.value
  }
}
