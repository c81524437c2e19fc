/** A text broken into lines at the size at which it fits its box. */
export interface FittedText {
  lines: string[]
  /** Font size in px. */
  size: number
}

export interface Box {
  /** px */
  width: number
  height: number
  /** Font sizes in px to try, from the largest. */
  largest: number
  smallest: number
  /** Line height as a multiple of the size. */
  leading: number
  /** Most lines, whatever the height. */
  lines?: number
}

/** Width of a text in ems. */
export type Measure = (text: string) => number

const step = 2
/** Words with hyphens stay whole as long as the size is above this share of the largest. */
const wordsWholeAbove = 0.6

/** What a text may shrink so that none of its lines is much shorter than the others. */
const shrinkToEven = 0.82
/** A line shorter than this share of the longest stands out, unless it is the last. */
const shortLine = 0.55

/**
 * The largest size at which the text fits, or a slightly smaller one at which its lines are more alike in length. A
 * text that does not fit at the smallest size ends in an ellipsis behind a whole word.
 */
export function fitText(text: string, box: Box, measure: Measure): FittedText {
  let largest: FittedText | undefined
  for (let size = box.largest; size >= box.smallest; size -= step) {
    if (largest && size < largest.size * shrinkToEven) return largest
    const pieces = text.split(size > box.largest * wordsWholeAbove ? betweenWords : breaks)
    const lines = breakLines(pieces, box.width / size, measure, size > box.smallest)
    if (!lines || lines.length > roomFor(box, size)) continue
    const fitted = { lines: balance(pieces, lines, box.width / size, measure), size }
    if (isEven(fitted.lines, measure)) return fitted
    largest ??= fitted
  }
  if (largest) return largest
  const size = box.smallest
  const lines = breakLines(text.split(breaks), box.width / size, measure, false) ?? []
  return { lines: clamp(lines, roomFor(box, size), box.width / size, measure), size }
}

function isEven(lines: readonly string[], measure: Measure): boolean {
  const widths = lines.map(measure)
  const longest = Math.max(...widths)
  return widths.slice(0, -1).every((width) => width >= longest * shortLine)
}

function roomFor({ height, leading, lines = Infinity }: Box, size: number): number {
  return Math.max(1, Math.min(lines, Math.floor(height / (size * leading))))
}

const ideograph = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}]'
const spaces = `(?<= )|(?<=${ideograph}\\p{Po}?)(?=${ideograph}|[\\p{L}\\p{Ps}])|(?<=[\\p{L}\\p{N}])(?=${ideograph})`
const betweenWords = new RegExp(spaces, 'u')
/** Where a line may end: the pieces between are the text. */
const breaks = new RegExp(`${spaces}|(?<=\\p{L}[-–—/])(?=\\p{L})`, 'u')

/** Greedy lines of at most `width` ems; undefined when a piece is wider than a line and must stay whole. */
function breakLines(pieces: string[], width: number, measure: Measure, whole: boolean): string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line) lines.push(line.trimEnd())
    line = piece
    if (measure(piece.trimEnd()) <= width) continue
    if (whole) return undefined
    const parts = cutAnywhere(piece, width, measure)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  if (line.trim()) lines.push(line.trimEnd())
  return lines
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function cutAnywhere(piece: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(piece)) {
    if (part && measure(part + segment) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return part ? [...parts, part] : parts
}

/** The same number of lines with as little room left over on each as can be, so that no word stands alone. */
function balance(pieces: string[], lines: string[], width: number, measure: Measure): string[] {
  const ends = pieces.map((_, index) => measure(pieces.slice(0, index + 1).join('')))
  const trimmed = pieces.map((piece, index) => (ends[index] ?? 0) - measure(piece) + measure(piece.trimEnd()))
  // By how many pieces are set: the best way to set them in as many lines as there are so far.
  let best: (Break | undefined)[] = [{ cost: 0, starts: [] }]
  for (const _line of lines) {
    const next: (Break | undefined)[] = []
    for (const [start, before] of best.entries())
      for (let end = start + 1; before && end <= pieces.length; end++) {
        const left = width - (trimmed[end - 1] ?? 0) + (ends[start - 1] ?? 0)
        if (left < 0) break
        const cost = before.cost + left ** 2
        if (cost < (next[end]?.cost ?? Infinity)) next[end] = { cost, starts: [...before.starts, start] }
      }
    best = next
  }
  const starts = best[pieces.length]?.starts
  if (!starts) return lines
  return starts.map((start, index) =>
    pieces
      .slice(start, starts[index + 1])
      .join('')
      .trimEnd(),
  )
}

interface Break {
  cost: number
  starts: number[]
}

function clamp(lines: string[], room: number, width: number, measure: Measure): string[] {
  if (lines.length <= room) return lines
  const kept = lines.slice(0, room)
  let last = kept[room - 1] ?? ''
  while (last && measure(`${last}…`) > width)
    last = last.includes(' ') ? last.slice(0, last.lastIndexOf(' ')) : Array.from(last).slice(0, -1).join('')
  kept[room - 1] = `${last.replace(/[\s\p{P}]+$/u, '')}…`
  return kept
}
