import type { Head } from '../lines.ts'
import { shown } from '../text.ts'
import { formats } from './index.ts'

/** Kinds of files that people take for listings, and how to come to one from them. */
const strangers: [start: RegExp, message: string][] = [
  [/^version https:\/\/git-lfs\./, 'is a pointer of Git LFS and no listing; fetch the file (git lfs pull)'],
  [/^<{7} /m, 'holds the marks of an unfinished merge (<<<<<<<); settle it, and remove the marks'],
  [
    /^(?:From|Snapshot-Content-Location|MIME-Version): [\s\S]*\nContent-Type: multipart\/related/,
    'is a web page in MHTML; save the page again as “HTML only” or “complete”',
  ],
  [
    /^(?:From|To|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Subject): [\s\S]*\n(?:Subject|From|To): /,
    'is a mail; copy the addresses of its papers into a list, one a line',
  ],
  [/^\{\\rtf/, 'is RTF; save it as plain text'],
  [/^%!PS/, 'is a document in PostScript; add its paper by id (npm run add)'],
  [
    /^\s*(?:%.*\n\s*)*\\document(?:class|style)\b/,
    'is a document in LaTeX; save its bibliography (.bib) instead',
  ],
]

/** Why a file without a known format cannot be read, and what to do: `is RTF; save it as plain text`. */
export function unknownFormat({ text }: Head): string {
  const bare = text.replace(/^\uFEFF/, '')
  const stranger = strangers.find(([start]) => start.test(bare))
  if (stranger) return stranger[1]
  const page = /^\s*<(?:!doctype html|html|head)\b/i.test(bare)
  if (page) {
    const title = /<title[^<>]{0,100}>([^<]{0,200})/i.exec(bare)?.[1]?.trim()
    return `is a web page${title ? ` (${shown(title)})` : ''} without a listing; save it again when it shows papers, or save its address in a list of addresses`
  }
  const known = formats.map(({ title }) => title).join('; ')
  return `is in no known format; known are: ${known}; save it as one of these (reference managers export BibTeX, RIS and CSL-JSON) or remove it`
}
