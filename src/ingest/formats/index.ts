import type { Head } from '../lines.ts'
import type { Format } from './format.ts'
import { hfListing } from './hf-listing/index.ts'
import { jsonl } from './jsonl.ts'

/** Every format, the most telling first. */
export const formats: readonly Format[] = [jsonl, hfListing]

/** The format of a file by its beginning, or undefined when none knows it. */
export function detectFormat(head: Head, known = formats): Format | undefined {
  return known.find((format) => format.detect(head))
}
