import type { Claim } from './claim.ts'
import { segments, type Segment } from './text.ts'

/** A stretch of an abstract that belongs to one claim (its index), or to none. */
export interface Stretch {
  parts: Segment[]
  claim?: number
}

/**
 * Cuts an abstract at its claims' quotes: paragraphs of stretches, in reading order. Where quotes overlap the
 * later one gets what is left; each claim is marked once.
 */
export function claimMarks(abstract: string, claims: readonly Claim[]): Stretch[][] {
  const spans = spansOf(claims, abstract.length)
  const paragraphs: Stretch[][] = [[]]
  for (const part of segments(abstract)) {
    for (const piece of cut(part, spans)) addPiece(paragraphs, piece, spans)
  }
  return paragraphs.filter((stretches) =>
    stretches.some(({ parts }) => parts.some(({ value }) => value.trim())),
  )
}

interface Span {
  start: number
  end: number
  claim: number
}

function spansOf(claims: readonly Claim[], length: number): Span[] {
  const spans: Span[] = []
  const inOrder = claims
    .map(({ start, end }, claim) => ({ start, end, claim }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  for (const span of inOrder) {
    const start = Math.max(span.start, spans.at(-1)?.end ?? 0)
    const end = Math.min(span.end, length)
    if (end > start) spans.push({ ...span, start, end })
  }
  return spans
}

/** Plain text can be cut anywhere; a formula or a mended sign stays whole. */
function cut(part: Segment, spans: Span[]): Segment[] {
  if (part.kind === 'math' || part.value.length !== part.end - part.start) return [part]
  const edges = spans
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > part.start && at < part.end)
  const bounds = [part.start, ...new Set(edges), part.end]
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? part.start
    return { ...part, value: part.value.slice(start - part.start, end - part.start), start, end }
  })
}

function addPiece(paragraphs: Stretch[][], piece: Segment, spans: Span[]): void {
  const claim = spans.find(({ start, end }) => piece.start >= start && piece.start < end)?.claim
  const blocks = piece.kind === 'text' ? piece.value.split(/\n\s*\n/) : [piece.value]
  blocks.forEach((value, index) => {
    if (index > 0) paragraphs.push([])
    const stretches = paragraphs.at(-1) ?? []
    const last = stretches.at(-1)
    if (last && last.claim === claim) last.parts.push({ ...piece, value })
    else stretches.push({ parts: [{ ...piece, value }], claim })
  })
}
