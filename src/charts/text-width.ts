/**
 * Advance widths of ASCII 32 to 126 in hundredths of the font size, measured in Chromium's canvas with the
 * site's own fonts (Inter 400 and 600, Source Serif 4 italic 400).
 */
const widths = {
  sans: '28 29 47 63 64 98 64 30 36 36 50 66 29 46 29 36 63 41 61 62 65 59 62 57 62 62 29 30 66 66 66 51 97 69 65 73 72 60 59 75 74 27 57 67 57 90 75 76 64 76 64 64 65 74 69 99 68 68 63 36 36 36 47 46 32 56 61 57 61 58 37 61 59 24 24 55 24 88 59 60 61 61 38 53 33 59 56 82 55 56 55 43 33 43 66',
  semibold:
    '25 32 52 64 65 100 66 33 37 37 54 67 32 47 32 38 66 42 62 64 67 61 64 58 64 64 32 33 67 67 67 54 100 73 66 74 72 61 59 75 75 28 58 70 57 92 76 77 65 77 65 65 66 74 73 102 72 71 65 37 38 37 48 47 35 57 62 58 62 59 39 63 61 26 26 57 26 90 61 61 62 62 40 55 35 61 59 84 57 59 57 45 36 45 67',
  italic:
    '20 26 34 53 47 80 64 18 32 32 42 50 27 29 27 31 47 47 47 47 47 47 47 47 47 47 27 27 50 50 50 41 82 59 54 55 61 53 50 59 67 31 31 61 51 80 66 61 49 61 58 44 54 63 59 87 60 59 52 30 31 30 50 48 40 50 47 38 50 38 27 44 51 28 25 44 27 75 53 44 48 46 39 35 29 52 44 69 47 45 41 33 29 33 50',
}

export type Face = keyof typeof widths

const tables = Object.fromEntries(
  Object.entries(widths).map(([face, list]) => [face, list.split(' ').map(Number)]),
) as Record<Face, number[]>

/**
 * Width of one line of text in the unit of `size`, to within a few per cent: enough to keep labels apart.
 * A letter beyond ASCII counts as wide as an `n`, a full-width one (CJK, emoji) as the font's size.
 */
export function textWidth(text: string, size: number, face: Face = 'sans'): number {
  const table = tables[face]
  let hundredths = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    hundredths += table[code - 32] ?? (code >= 0x1100 ? 100 : 62)
  }
  return (hundredths * size) / 100
}

/**
 * The text, or as much of it as fits with an ellipsis behind it: whole words, unless that would leave less than
 * half of the room in use.
 */
export function fitText(text: string, size: number, width: number, face: Face = 'sans'): string {
  if (textWidth(text, size, face) <= width) return text
  const chars = [...text]
  let kept = chars.length
  while (kept > 0 && textWidth(`${chars.slice(0, kept).join('').trimEnd()}…`, size, face) > width) kept--
  const cut = chars.slice(0, kept).join('')
  const words = chars[kept] === ' ' ? cut : cut.slice(0, Math.max(0, cut.lastIndexOf(' ')))
  const whole = `${words.replace(/[\s,:;–-]+$/u, '')}…`
  return textWidth(whole, size, face) >= width / 2 ? whole : `${cut.trimEnd()}…`
}

/** Breaks text at spaces into at most `limit` lines of the given width; the last line is cut with an ellipsis. */
export function wrapText(
  text: string,
  size: number,
  width: number,
  limit = 2,
  face: Face = 'sans',
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (line && textWidth(longer, size, face) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  const kept = lines.slice(0, limit)
  if (lines.length > limit) kept[limit - 1] = lines.slice(limit - 1).join(' ')
  return kept.map((part) => fitText(part, size, width, face))
}
