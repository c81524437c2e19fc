import { readFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import { writeWhole } from '../cards/write.ts'
import type { KeptNear } from '../topics/kept-near.ts'

/** By what neighbours were found. */
export interface TextsKey {
  /** The program that found them. */
  program: string
  /** A hash of all texts. */
  texts: string
}

/** Keeps neighbours for the next build: whole, even when this one is killed. */
export function keepNear(path: string, { program, texts }: TextsKey, near: KeptNear): void {
  const body = serialize(near)
  writeWhole(path, Buffer.concat([Buffer.from(`${program} ${texts} ${crc32(body)}\n`), body]))
}

/**
 * The neighbours that an earlier build has kept; undefined when there are none, they are another program's, or the
 * file is damaged.
 * @param key without `texts` for those of any texts
 */
export function keptNear(
  path: string,
  key: Pick<TextsKey, 'program'> & Partial<TextsKey>,
): KeptNear | undefined {
  try {
    const file = readFileSync(path)
    const end = file.indexOf('\n')
    const [program, texts, sum] = file.toString('latin1', 0, end).split(' ')
    if (program !== key.program || (key.texts ?? texts) !== texts) return undefined
    const body = file.subarray(end + 1)
    return Number(sum) === crc32(body) ? (deserialize(body) as KeptNear) : undefined
  } catch {
    return undefined
  }
}
