import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'

/**
 * Something for a file that is kept from build to build, as V8 writes it, in two pieces to be written one after the
 * other.
 * @param head a line that tells who may use it, without line break
 */
export function packed(head: string, content: unknown): [head: Buffer, body: Buffer] {
  const body = serialize(content)
  return [Buffer.from(`${crc32(body)} ${head}\n`), body]
}

/**
 * What `packed` has put into a file.
 * @param isRight tells by the words of the head whether it may be used
 * @returns undefined when it may not, or when the file is damaged
 */
export function unpacked<T>(file: Buffer, isRight: (head: string[]) => boolean): T | undefined {
  const end = file.indexOf('\n')
  const [sum, ...head] = file.toString('latin1', 0, end).split(' ')
  if (end < 0 || !isRight(head)) return undefined
  const body = file.subarray(end + 1)
  return Number(sum) === crc32(body) ? (deserialize(body) as T) : undefined
}
