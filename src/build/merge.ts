import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { siteFiles } from '../exports/index.ts'
import { CliError, silent } from '../model/effects.ts'
import { buildSearchIndex } from '../search/index.ts'
import { writeOffline } from '../search/offline/build.ts'
import { fingerprint } from './fingerprint.ts'
import { replaceFolder, writeBelow } from './folder.ts'
import { checkSame, checkSet, type FoundShard } from './merge-check.ts'
import { scriptData } from './script-data.ts'
import { keepBaseMap } from './map.ts'
import { manifestName, shardsFolder, type ShardManifest } from './shard.ts'
import { readModel, type BuildOptions } from './stages.ts'
import { filesBelow, summarize, timed, type BuildSummary, type StageTime } from './summary.ts'

/**
 * Makes a site of its shards: their files together, and what needs the whole atlas (data, feeds, search index, what
 * works offline). The result is what a build without shards makes, byte for byte.
 * @param from folders of shards, or folders that hold such; the shards beside `out` when there is none
 * @throws CliError when a shard is missing or belongs to another build
 */
export async function mergeShards(options: BuildOptions, from: string[]): Promise<BuildSummary> {
  const { content, out, site, effects = silent } = options
  const stages: StageTime[] = []
  const shards = findShards(from.length > 0 ? from : [shardsFolder(out)])
  checkSet(shards)
  return replaceFolder(out, async (next) => {
    const { atlas, texts } = await readModel(options, stages)
    await texts
    keepBaseMap(atlas, content)
    checkSame(shards, fingerprint(content, site))
    await timed(stages, 'shards', () => gather(shards, next))
    await timed(stages, 'data', () => {
      for (const file of scriptData(atlas)) writeBelow(next, file)
      for (const file of siteFiles(atlas)) writeBelow(next, file)
    })
    const index = await timed(stages, 'index', () => buildSearchIndex(atlas, next, { effects }))
    const { files: listed } = await timed(stages, 'offline', () => writeOffline(next, atlas.config))
    const made = { papers: atlas.papers.length, cards: cardsOf(shards), indexBytes: index.bytes, listed }
    return () => summarize(out, made, stages)
  })
}

function findShards(folders: string[]): FoundShard[] {
  const found = folders.flatMap((folder) => {
    if (existsSync(join(folder, manifestName))) return [folder]
    if (!existsSync(folder))
      throw new CliError(`${folder}: is not there; build shards first (npm run build -- --shard 1/8)`)
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => existsSync(join(path, manifestName)))
  })
  if (found.length === 0)
    throw new CliError(
      `${folders.join(', ')}: holds no shard; build shards first (npm run build -- --shard 1/8)`,
    )
  return found.map((folder) => ({ folder, manifest: readManifest(folder) }))
}

function readManifest(folder: string): ShardManifest {
  const path = join(folder, manifestName)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ShardManifest
  } catch (error) {
    throw new CliError(`${path}: cannot be read (${(error as Error).message}); build this shard again`)
  }
}

/** Scripts, styles and fonts are in every shard, and must be the same in each. */
function gather(shards: FoundShard[], next: string): void {
  for (const { folder } of shards) {
    for (const path of filesBelow(folder)) {
      if (path === manifestName) continue
      const [source, target] = [join(folder, path), join(next, path)]
      if (existsSync(target)) {
        if (!readFileSync(source).equals(readFileSync(target)))
          throw new CliError(`${source}: differs from the same file of another shard; build all shards again`)
        continue
      }
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(source, target)
    }
  }
}

function cardsOf(shards: FoundShard[]): { drawn: number; cached: number } {
  const sum = (kind: 'drawn' | 'cached') =>
    shards.reduce((all, { manifest }) => all + manifest.cards[kind], 0)
  return { drawn: sum('drawn'), cached: sum('cached') }
}
