import type { AtlasPaper } from '../atlas/types.ts'

/** Who is writing files at the moment, and how each maker forgets what it has made. */
let writers = 0
const makers: (() => void)[] = []

/**
 * What is told of a paper in several files (its own, its topics', its authors', the atlas's) is made once while these
 * are written, and not kept at other times: all that is told of the papers of a large atlas is several times as much
 * as the atlas.
 */
export function oncePerPaper<P extends Partial<AtlasPaper>, T>(make: (paper: P) => T): (paper: P) => T {
  let made = new Map<P, T>()
  makers.push(() => (made = new Map()))
  return (paper) => {
    if (writers === 0) return make(paper)
    const value = made.has(paper) ? (made.get(paper) as T) : make(paper)
    made.set(paper, value)
    return value
  }
}

/** The same files; what they are made of is remembered until the last one is taken. */
export function* remembering<T>(files: Iterable<T>): Generator<T> {
  writers++
  try {
    yield* files
  } finally {
    writers--
    if (writers === 0) for (const forget of makers) forget()
  }
}
