import { accented as marked, latexLetters } from '../model/accents.ts'

const keptSigns = '\\{}'
const letters: Record<string, string> = {
  ...latexLetters,
  i: 'ı',
  j: 'ȷ',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  ldots: '…',
  dots: '…',
  textbackslash: kept('\\'),
  textbraceleft: kept('{'),
  textbraceright: kept('}'),
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textunderscore: '_',
  textdollar: '$',
  textbullet: '•',
  textellipsis: '…',
  textquotedbl: '"',
  textquotesingle: "'",
  textmu: 'µ',
  texttimes: '×',
  textpm: '±',
  textdiv: '÷',
  textminus: '−',
  textrightarrow: '→',
  textleftarrow: '←',
  textonehalf: '½',
  textpertenthousand: '‱',
  textperthousand: '‰',
  textsection: '§',
  textparagraph: '¶',
  textcopyright: '©',
  textsterling: '£',
  texteuro: '€',
  guillemotleft: '«',
  guillemotright: '»',
  copyright: '©',
  pounds: '£',
  S: '§',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
}
const groups =
  /\\(?:text(?:bf|it|tt|sc|sf|rm|sl|up|md|normal|superscript)?|emph|underline|mbox|url|href)\s*\{([^{}]*)\}/g
const switches = /\\(?:em|it|bf|tt|sc|sf|rm|sl|itshape|bfseries|scshape|normalfont)\b\s*/g

/**
 * The text of a BibTeX field: accents, letters and signs as Unicode, braces gone, mathematics between dollars
 * as it is (https://en.wikibooks.org/wiki/LaTeX/Special_Characters).
 */
export function latexText(source: string): string {
  return source
    .split(/(\$(?:[^$\\]|\\.)+\$)/)
    .map((part, at) => (at % 2 === 1 ? part : plainPart(part)))
    .join('')
    .normalize('NFC')
}

/** Signs that would be read as markup stand as control characters, which no text has, until all markup is gone. */
function kept(sign: string): string {
  return String.fromCharCode(1 + keptSigns.indexOf(sign))
}

function plainPart(source: string): string {
  const lettered = source
    .replace(/\\raisebox\s*\{[^{}]*\}/g, '')
    .replace(/(?<!\\)~/g, '\u00A0')
    .replace(
      /\\(textbackslash|textasciitilde|[a-zA-Z]+)(?:\{\}|(?=[^a-zA-Z])\s?|$)/g,
      (command, name: string) => (Object.hasOwn(letters, name) ? (letters[name] ?? command) : command),
    )
    .replace(groups, '$1')
  return accented(lettered)
    .replace(switches, '')
    .replace(/\\([&%$#_{}])|[{}]/g, (_, sign: string | undefined) => (sign && !/[{}]/.test(sign) ? sign : ''))
    .replace(/\\[,;!/]|\\\s/g, ' ')
    .replace(/[\u0001-\u0003]/g, (sign) => keptSigns.charAt(sign.charCodeAt(0) - 1))
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
}

/** An accent's letter may stand in braces, behind a space, be the dotless `\i`, or have an accent already. */
function accented(text: string): string {
  let [before, after] = ['', text]
  for (let depth = 0; depth < deepest && before !== after; depth++) {
    before = after
    after = before
      .replace(/\\([`'^~=."])\s*(?:\{\s*(\p{L}\p{M}*)\s*\}|(\p{L}\p{M}*))/gu, mark)
      .replace(/\\([uvHcdbkr])(?:\s*\{\s*(\p{L}\p{M}*)\s*\}|\s+(\p{L}\p{M}*))/gu, mark)
      .replace(/\{(\p{L}\p{M}+)\}/gu, '$1')
  }
  return after
}
/** No script sets more accents on a letter. */
const deepest = 3

function mark(whole: string, accent: string, braced?: string, bare?: string): string {
  const letter = braced ?? bare ?? ''
  return letter ? marked(letter, accent) : whole
}
