/** Bins to a factor of ten. */
export const perDecade = 10

/** The bin of a claim's factor, from 0 for 1×: logarithmic, so that each is as wide on the axis. */
export function binOf(factor: number): number {
  return Math.floor(Math.log10(factor) * perDecade + 1e-9)
}
