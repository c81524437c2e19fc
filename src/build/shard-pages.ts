import { CliError } from '../model/effects.ts'
import type { Atlas } from '../atlas/index.ts'

/** One of several parts in which a site is built, counted from 1. */
export interface Shard {
  number: number
  of: number
}

/** The pages that a whole site has, as each shard saw them. */
export interface PageSet {
  count: number
  /** SHA-256 of the paths in order. */
  hash: string
}

/**
 * Reads `3/8`.
 * @throws CliError when it is no such thing
 */
export function parseShard(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number)
  if (number < 1 || number > of)
    throw new CliError(`--shard ${text}: is no shard; write 1/${of || 8} to ${of || 8}/${of || 8}`)
  return { number, of }
}

/** True when the thing at a place, in an order that all shards share, is this shard's. */
export function isOwn(shard: Shard | undefined, place: number): boolean {
  return !shard || place % shard.of === shard.number - 1
}

/** A page that shows a person's own text fails by it far more often than by the program. */
export function failedPage(pathname: string, error: unknown, { notes }: Pick<Atlas, 'notes'>): Error {
  const page = decodeURIComponent(pathname).replace(/^\/|\.html$/g, '')
  const file = notes.get(page) ?? notes.get(`pages/${page}`)
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return file
    ? new CliError(
        `${file}: the page ${page}.html cannot be drawn, probably by what the file says: ${reason}`,
      )
    : new Error(`the page ${page}.html cannot be drawn: ${reason}`, { cause: error })
}
