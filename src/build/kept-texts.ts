import { readFileSync } from 'node:fs'
import { writeWhole } from '../cards/write.ts'
import { packed, unpacked } from '../model/packed.ts'
import type { KeptNear } from '../topics/kept-near.ts'
import type { KeptWords } from '../topics/kept-words.ts'

/** By what neighbours were found. */
export interface TextsKey {
  /** The program that found them. */
  program: string
  /** A hash of all texts. */
  texts: string
}

/** Keeps neighbours for the next build: whole, even when this one is killed. */
export function keepNear(path: string, { program, texts }: TextsKey, near: KeptNear): void {
  write(path, `${program} ${texts}`, near)
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
  return read<KeptNear>(path, ([program, texts]) => program === key.program && (key.texts ?? texts) === texts)
}

/** Keeps words beside the neighbours of that path, in a file of their own: who needs neighbours need not read them. */
export function keepWords(path: string, program: string, words: KeptWords): void {
  write(`${path}.words`, program, words)
}

/** The words that an earlier build has kept, as `keptNear` gives its neighbours. */
export function keptWords(path: string, program: string): KeptWords | undefined {
  return read<KeptWords>(`${path}.words`, ([own]) => own === program)
}

function write(path: string, head: string, content: KeptNear | KeptWords): void {
  writeWhole(path, Buffer.concat(packed(head, content)))
}

function read<T>(path: string, isRight: (head: string[]) => boolean): T | undefined {
  try {
    return unpacked<T>(readFileSync(path), isRight)
  } catch {
    return undefined
  }
}
