import { decodeHTMLStrict } from 'entities'

/** One line of well-formed text: no control characters, no text-direction overrides, single spaces. */
export function cleanLine(text: string): string {
  return stripped(text).replace(/\s+/g, ' ').trim()
}

/** Well-formed text whose wrapped lines are joined; an empty line parts paragraphs. */
export function cleanParagraphs(text: string): string {
  return stripped(text)
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
}

/** A value for a message: short, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = cleanLine(text.slice(0, 200))
  return `"${line.length > 60 ? `${line.slice(0, 60).toWellFormed()}…` : line}"`
}

/**
 * Control characters and the characters that reorder text (Unicode Bidirectional Algorithm, UAX #9, explicit
 * formatting) can hide what a text says; none belongs in a title or abstract. A letter carries at most thirty marks
 * (Stream-Safe Text Format, UAX #15): more are a tower over the lines around it.
 */
function stripped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF]/g,
      '',
    )
    .replace(/[\uFFF9-\uFFFC\u{E0000}-\u{E007F}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '')
    .replace(/(\p{M}{30})\p{M}+/gu, '$1')
}

/**
 * Text of fields that services fill with scraps of HTML, as plain text: character references read, tags that set
 * letters taken away. Raised and lowered numbers stay so, since 10<sup>3</sup> is not 103.
 */
export function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text
  const bare = text
    .replace(/<((?:jats:)?su[pb])>(\d{1,9})<\/\1>/gi, (_, name: string, digits: string) =>
      shifted(name, digits),
    )
    .replace(/<(jats:)?title>\s*(?:abstract|summary)\s*<\/\1title>/gi, '')
    .replace(/(\p{L})<\/(?:(?:jats:)?title|h[1-6])>/giu, '$1: ')
    .replace(/<(?:\/?(?:h[1-6]|li|blockquote|tr)|\/(?:jats:)?p|\/div)>|<br ?\/?>/gi, '\n\n')
    .replace(tags, '')
  return decodeHTMLStrict(/<\/(?:code|pre|table|math)>/i.test(bare) ? bare.replace(blocks, '') : bare)
}

/** Behind a name stand attributes or nothing: `<i, j>` is mathematics. */
const tags =
  /<\/?(?:[ibua]|em|strong|su[pb]|span|scp|small|font|tt|br|p|div|title|h[1-6]|[uo]l|li|blockquote|tbody|t[rdh]|sec|italic|bold|m(?:i|n|o|row|text|style|space|su[bp]|subsup|frac|sqrt|over|under)|jats:[\w-]+|mml:[\w-]+)(?:\s[^<>]{0,300})?\/?>/gi

/** Of these a paper may speak as of `<code>` tokens: tags they are only where one is closed. */
const blocks = /<\/?(?:code|pre|table|math)(?:\s[^<>]{0,300})?>/gi

function shifted(name: string, digits: string): string {
  const row = name.toLowerCase().endsWith('sup') ? '⁰¹²³⁴⁵⁶⁷⁸⁹' : '₀₁₂₃₄₅₆₇₈₉'
  return Array.from(digits, (digit) => row.charAt(Number(digit))).join('')
}
