/** The value below which a part (0 to 1) of the numbers lies; NaN of none. */
export function quantile(numbers: number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

/** Frames a second from the milliseconds between frames: the median, and the rate that 19 of 20 frames reach. */
export function fps(gaps: number[]): { median: number; slow: number } {
  return { median: 1000 / quantile(gaps, 0.5), slow: 1000 / quantile(gaps, 0.95) }
}
