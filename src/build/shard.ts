import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { recordFiles } from '../exports/index.ts'
import { bundlingAhead, type BundleAhead } from './bundle-ahead.ts'
import { fingerprint, type Fingerprint } from './fingerprint.ts'
import { replaceFolder, writeBelow } from './folder.ts'
import { isOwn, type PageSet, type Shard } from './shard-pages.ts'
import { drawCards, drawPages, readModel, type BuildOptions } from './stages.ts'
import { bytesBelow, filesBelow, summarize, timed, type BuildSummary, type StageTime } from './summary.ts'

/** What a shard says of itself in `shard.json`. */
export interface ShardManifest {
  shard: Shard
  /** Shards of other content, settings or program do not belong together. */
  made: Fingerprint
  /** All pages of the whole site. */
  pages: PageSet
  /** What lies beside this file, so that a shard which was not copied whole is noticed. */
  files: number
  bytes: number
  papers: number
  cards: { drawn: number; cached: number }
}

export const manifestName = 'shard.json'

/** The folder of a site's shards: `dist.shards` beside `dist`. */
export function shardsFolder(out: string): string {
  return `${resolve(out)}.shards`
}

/** Where a shard goes: `dist.shards/3-of-8`. */
export function shardFolder(out: string, { number, of }: Shard): string {
  return join(shardsFolder(out), `${number}-of-${of}`)
}

/**
 * Builds one shard's share of a site: pages, cards and the files of single records. `mergeShards` makes the site of
 * all shards; each of them reads the same content.
 * @throws CliError when nothing can be done
 */
export async function buildShard(options: BuildOptions, shard: Shard): Promise<BuildSummary> {
  const stages: StageTime[] = []
  const out = shardFolder(options.out, shard)
  const build = (next: string, last: string) => async (bundled: BundleAhead) => {
    const model = await readModel(options, stages)
    const { atlas } = model
    const pages = await timed(stages, 'pages', () =>
      drawPages(model, bundled, options, { next, last }, shard),
    )
    await timed(stages, 'data', () => {
      for (const file of recordFiles(atlas, (place) => isOwn(shard, place))) writeBelow(next, file)
    })
    const cards = await timed(stages, 'cards', () => drawCards(model, options, { next, last }, shard))
    const manifest: ShardManifest = {
      shard,
      made: fingerprint(options.content, options.site),
      pages,
      files: filesBelow(next).length,
      bytes: bytesBelow(next),
      papers: atlas.papers.length,
      cards: { drawn: cards.drawn, cached: cards.cached },
    }
    writeFileSync(join(next, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`)
    return () => summarize(out, { papers: atlas.papers.length, cards, indexBytes: 0 }, stages)
  }
  return replaceFolder(out, (next, last) => bundlingAhead(options, build(next, last)))
}
