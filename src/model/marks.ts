import type { Claim } from './claim.ts'
import { segments, type Segment } from './text.ts'

/** A stretch of an abstract that belongs to the same claims throughout. */
export interface Stretch {
  parts: Segment[]
  /** Indices of the claims whose quotes hold this stretch; the narrowest first. */
  claims: number[]
  /** Of these, the claims that begin here. */
  begins: number[]
}

interface Span {
  start: number
  end: number
  claim: number
}

/**
 * Cuts an abstract at its claims' quotes: paragraphs of stretches, in reading order. Quotes may overlap or lie
 * within each other; each claim begins in exactly one stretch.
 */
export function claimMarks(abstract: string, claims: readonly Claim[]): Stretch[][] {
  const spans = claims.map(({ start, end }, claim) => ({ start, end, claim }))
  const begun = new Set<number>()
  const paragraphs: Stretch[][] = [[]]
  for (const part of segments(abstract)) {
    for (const piece of cut(part, spans)) addPiece(paragraphs, piece, spans, begun)
  }
  return paragraphs.filter((stretches) =>
    stretches.some(({ parts }) => parts.some(({ value }) => value.trim())),
  )
}

/** Plain text can be cut anywhere; a formula or a mended sign stays whole. */
function cut(part: Segment, spans: Span[]): Segment[] {
  if (part.kind === 'math' || part.value.length !== part.end - part.start) return [part]
  const edges = spans.flatMap(({ start, end }) => [start, end])
  const inside = [...new Set(edges)].filter((at) => at > part.start && at < part.end).sort((a, b) => a - b)
  const bounds = [part.start, ...inside, part.end]
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? part.start
    return { ...part, value: part.value.slice(start - part.start, end - part.start), start, end }
  })
}

function addPiece(paragraphs: Stretch[][], piece: Segment, spans: Span[], begun: Set<number>): void {
  const claims = spans
    .filter(({ start, end }) => start < piece.end && end > piece.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map(({ claim }) => claim)
  const blocks = piece.kind === 'text' ? piece.value.split(/\n\s*\n/) : [piece.value]
  blocks.forEach((value, index) => {
    if (index > 0) paragraphs.push([])
    const stretches = paragraphs.at(-1) ?? []
    const last = stretches.at(-1)
    const begins = value ? claims.filter((claim) => !begun.has(claim)) : []
    for (const claim of begins) begun.add(claim)
    if (last && begins.length === 0 && sameClaims(last.claims, claims)) last.parts.push({ ...piece, value })
    else if (value) stretches.push({ parts: [{ ...piece, value }], claims, begins })
  })
}

function sameClaims(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((claim, index) => claim === b[index])
}
