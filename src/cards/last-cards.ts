import { createHash } from 'node:crypto'
import type { Atlas } from '../atlas/types.ts'
import type { BaseMap } from './base-map.ts'
import type { Card } from './card.ts'
import type { PlannedCard } from './compose.ts'

/**
 * The cards of the last site. Whoever hands them in knows what each was composed of, and takes over those that would
 * come out the same without having them composed.
 */
export interface LastCards {
  /** Puts a card into the new site; false when it has to be made, for which its place is free then. */
  restore: (file: string) => boolean
  /** Composes a card of the atlas, and notes what it reads of it. */
  compose: (planned: PlannedCard) => Card
  /** Hears when all cards are in the new site. */
  save: () => void
}

/** For a site that has none before it. */
export function noLastCards(atlas: Atlas): LastCards {
  return { restore: () => false, compose: ({ compose }) => compose(atlas), save: () => {} }
}

const week = 7 * 24 * 60 * 60 * 1000

/**
 * All that cards depend on without reading it of the atlas, but for the program. It changes once a week, too: then
 * every card is asked for in the cache, which forgets what nobody asks for in a month.
 * @param now ms since 1970
 */
export function lastCardSettings({ rows }: BaseMap, now: number): string {
  return `${Math.floor(now / week)} ${createHash('sha256').update(rows.join('\n')).digest('hex')}`
}
