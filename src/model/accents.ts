/** Accents as combining characters (Unicode chart U0300), by the LaTeX command that sets them. */
const accents: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

/** Letters that LaTeX writes as commands. */
export const latexLetters: Record<string, string> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
}

/** Marks a letter, which may have accents already, with the accent of a LaTeX command; `ı` and `ȷ` get their dots' place. */
export function accented(letter: string, accent: string): string {
  return `${letter.replace('ı', 'i').replace('ȷ', 'j')}${accents[accent] ?? ''}`.normalize('NFC')
}
