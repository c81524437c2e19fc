import type { Atlas } from '../atlas/types.ts'
import { dateSpan, type PartialDate } from '../model/date.ts'
import { newestDay } from './entered.ts'

/** The absolute address of a path below the site's root, or undefined while the site has no address. */
export function absoluteUrl({ config }: Pick<Atlas, 'config'>, path: string): string | undefined {
  return config.site ? new URL(path, config.site.replace(/\/?$/, '/')).href : undefined
}

/** The first moment that a date may mean, as an ISO time without fractions: `2025-10` is 1 October. */
export function isoTime(date: PartialDate): string {
  return new Date(dateSpan(date)[0]).toISOString().replace('.000Z', 'Z')
}

/**
 * When an atlas was "generated", the same for the same content: `SOURCE_DATE_EPOCH` (seconds) when it is given
 * (https://reproducible-builds.org/specs/source-date-epoch/), else the newest day in the atlas.
 */
export function generatedAt(atlas: Pick<Atlas, 'papers' | 'newest'>, epoch?: string): string {
  const seconds = epoch && /^\d{1,11}$/.test(epoch) ? Number(epoch) : undefined
  if (seconds !== undefined) return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
  return isoTime(newestDay(atlas) ?? '1970')
}
