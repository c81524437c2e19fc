/** What the map shows: its middle on the unit square, and its magnification (1 shows all). */
export interface View {
  x: number
  y: number
  k: number
}

/** A place on the map as it stands in an address, behind `?` in a link and behind `#` while it is moved: `map=0.25,0.5,4`. */
export function viewAddress({ x, y, k }: View): string {
  return `map=${[x, y].map((value) => Number(value.toFixed(3))).join(',')},${Number(k.toFixed(2))}`
}

/** Reads a view from an address's query or hash; undefined when there is none or it makes no sense. */
export function parseView(address: string): View | undefined {
  const numbers = /(?:^[#?]?|&)map=([^&]*)/.exec(address)?.[1]?.split(',').map(Number)
  if (numbers?.length !== 3 || !numbers.every((number) => Number.isFinite(number))) return undefined
  const [x, y, k] = numbers as [number, number, number]
  if (Math.abs(x - 0.5) > 1 || Math.abs(y - 0.5) > 1 || k < 1) return undefined
  return { x, y, k: Math.min(k, closest) }
}

/** The highest magnification. */
export const closest = 24
