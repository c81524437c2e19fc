import type { Head } from '../lines.ts'
import { bibtex } from './bibtex/index.ts'
import { citationPage } from './citation-page.ts'
import type { Format } from './format.ts'
import { hfListing } from './hf-listing/index.ts'
import { hfPage } from './hf-page.ts'
import { idList } from './id-list.ts'
import { json } from './json/index.ts'
import { jsonl } from './json/jsonl.ts'
import { ris } from './ris.ts'
import { shortcut } from './shortcut.ts'
import { table } from './table.ts'
import { medline, refer, webOfScience } from './tagged.ts'
import { xmlFormats } from './xml/index.ts'

/** Every format, the most telling first. */
export const formats: readonly Format[] = [
  shortcut,
  hfPage,
  citationPage,
  json,
  jsonl,
  ris,
  medline,
  refer,
  webOfScience,
  bibtex,
  idList,
  ...xmlFormats,
  table,
  hfListing,
]

/** The format of a file by its beginning, or undefined when none knows it. */
export function detectFormat(head: Head): Format | undefined {
  return formats.find((format) => format.detect(head))
}
