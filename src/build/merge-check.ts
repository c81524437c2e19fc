import { CliError } from '../model/effects.ts'
import type { Fingerprint } from './fingerprint.ts'
import { manifestName, type ShardManifest } from './shard.ts'
import { bytesBelow, filesBelow } from './summary.ts'

export interface FoundShard {
  folder: string
  manifest: ShardManifest
}

const reasons: Record<keyof Fingerprint, string> = {
  content: 'other papers, topics or pages than those here',
  settings: 'another --site or SOURCE_DATE_EPOCH than given here',
  program: 'another version of the program, its packages or Node than this',
}

/**
 * Checks that shards are one set, each of them whole.
 * @throws CliError that says which is not, and what to do
 */
export function checkSet(shards: FoundShard[]): void {
  const [first] = shards
  if (!first) return
  const { of } = first.manifest.shard
  for (const shard of shards) {
    checkWhole(shard)
    const others = shard.manifest.shard.of
    if (others !== of)
      throw new CliError(
        `${shard.folder}: is one of ${others} shards, ${first.folder} is one of ${of}; remove one set, or name the folders to merge after --from`,
      )
    if (shard.manifest.pages.hash !== first.manifest.pages.hash)
      throw new CliError(`${shard.folder}: knows other pages than ${first.folder}; build both again`)
  }
  checkAllThere(shards, of)
}

/**
 * Checks that shards were made from what is here.
 * @param own what a build made here has
 * @throws CliError that says which shard was not, why, and what to do
 */
export function checkSame(shards: FoundShard[], own: Fingerprint): void {
  for (const { folder, manifest } of shards) {
    const { number, of } = manifest.shard
    const other = (Object.keys(reasons) as (keyof Fingerprint)[]).find(
      (part) => manifest.made[part] !== own[part],
    )
    if (other)
      throw new CliError(
        `${folder}: was built from ${reasons[other]}; build it again: npm run build -- --shard ${number}/${of}`,
      )
  }
}

function checkWhole({ folder, manifest }: FoundShard): void {
  const paths = filesBelow(folder).filter((path) => path !== manifestName)
  if (paths.length !== manifest.files)
    throw new CliError(
      `${folder}: has ${paths.length} files of ${manifest.files}; copy the whole folder, hidden files too`,
    )
  const bytes = bytesBelow(folder, (path) => path !== manifestName)
  if (bytes !== manifest.bytes)
    throw new CliError(`${folder}: has ${bytes} bytes of ${manifest.bytes}; copy the whole folder again`)
}

function checkAllThere(shards: FoundShard[], of: number): void {
  const numbers = shards.map(({ manifest }) => manifest.shard.number)
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice !== undefined) throw new CliError(`shard ${twice}/${of} is given twice; name each folder once`)
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  )
  if (missing.length > 0) {
    const [number] = missing
    const names = missing.map((one) => `${one}/${of}`).join(', ')
    throw new CliError(`shard ${names} is missing; build it first: npm run build -- --shard ${number}/${of}`)
  }
}
