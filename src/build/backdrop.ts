import type { Atlas } from '../atlas/index.ts'
import { claimPoints, claimsBackground, landOutline, type ClaimsBackground } from '../charts/index.ts'

/** What stands behind one paper on its page: the same for all papers. */
export interface Backdrop {
  /** Outline of the map's land, as SVG path data. */
  land: string
  claims: ClaimsBackground
}

/** The backdrop of an atlas, drawn once. */
export function backdrop(atlas: Atlas): Backdrop {
  return atlas.shared('backdrop', (whole) => ({
    land: landOutline(whole.positions.values()),
    claims: claimsBackground(claimPoints(whole)),
  }))
}
