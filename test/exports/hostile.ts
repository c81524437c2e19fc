import type { Atlas } from '../../src/atlas/types.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'

/** What broke exporters before: ends of script, CDATA and comment, formulas, controls, surrogates, direction marks. */
export const hostileTexts = [
  '</script><script>alert(1)</script>',
  ']]><!-- --><![CDATA[',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\u0000nul\u0007bell\u001b[31m',
  '\ud800 lone \udc00',
  '\u202egnirts\u202c \u2066x',
  'line\nbreak\r\nand\u2028more\u2029',
  '}{\\input{/etc/passwd} $\\write18{ls}$ %comment',
  '@article{x, title={y}}',
  '"quoted", \'single\' & <b>bold</b> &amp;',
  'TY  - JOUR\r\nER  - ',
  '# heading [link](javascript:alert(1)) `code` *b*',
  '大规模 العربية 🚀 e\u0301',
]

/** An atlas with each hostile text in every field that takes free text. */
export function hostileAtlas(site?: string): Atlas {
  return atlasOf({
    config: { title: hostileTexts[0], description: hostileTexts[1], site },
    papers: hostileTexts.map((text, index) => ({
      title: text,
      slug: `hostile-${index}`,
      name: text,
      authors: [text, `${text} Name`, 'Plain Person'],
      organization: text,
      venue: text,
      abstract: `${text} up to 23x`,
      doi: `10.1000/${text}`,
      arxiv: '2501.00001',
      published: '2025-01-01',
      links: { pdf: 'https://example.org/a?b=<c>&d="e"' },
      topics: ['other'],
      claims: [claimOn(`${text} up to 23x`, `${text} up to 23x`, { baseline: text })],
      sources: [{ file: text, line: 1, fields: ['title'] }],
    })),
    people: [{ name: 'Plain Person', aliases: [], homepage: 'https://example.org/?a=<b>' }],
  })
}
