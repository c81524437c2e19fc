/** Orders two cells upward; as numbers, what is no number counts as the least. */
export function compareCells(a: string, b: string, asNumbers: boolean): number {
  if (asNumbers) return (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0)
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  return x < y ? -1 : x > y ? 1 : 0
}
