/** A text that acts, breaks or hides something wherever it is not escaped for its place. */
export interface Trap {
  /** What it attacks. */
  name: string
  text: string
  /** What a reader must be able to read of it. */
  shown: string
}

/** The name that every trap sets on the window when it acts. */
export const canary = 'trapped'

/** One line each; a format may have to encode them for its own syntax, and nothing more. */
export const traps: Trap[] = [
  same('script', `<script>globalThis.trapped = 'script'</script>`),
  same('image', `<img src=x onerror="globalThis.trapped='image'">`),
  same('svg', `<svg/onload=globalThis.trapped='svg'><a xlink:href="javascript:globalThis.trapped='svg'">x</a>`),
  same('end-of-json', `</script><script>globalThis.trapped = 'end'</script><!--`),
  same('attribute', `" onmouseover="globalThis.trapped='mouse'" autofocus onfocus='globalThis.trapped=1' x="`),
  same('single-quotes', `' onmouseover='globalThis.trapped=2' autofocus onfocus='globalThis.trapped=2`),
  same('frame', `<iframe srcdoc="&lt;script>parent.trapped=1&lt;/script>"></iframe><base href="//evil.invalid/">`),
  same('form', `<form action="https://evil.invalid/"><button>x</button></form><meta http-equiv=refresh content=0>`),
  same('comment', `--> <!-- --!> </title></style></textarea></noscript></template> <plaintext>`),
  same('expression', `{globalThis.trapped = 'expression'} {{constructor.constructor('globalThis.trapped=3')()}}`),
  same('jsx', `<Trap onLoad={globalThis.trapped = 'jsx'} {...globalThis} /> <>{</Trap>`),
  same('esm', `import fs from "node:fs"; export const trapped = 'esm'`),
  same('template', '`globalThis.trapped` <%= trapped %> #{trapped} {% raw %} [[trapped]]'),
  same('xml', `]]> <![CDATA[ <?xml version="1.0"?> &lol; &#0; &amp; <!DOCTYPE x>`),
  same('markdown', '[link](javascript:globalThis.trapped=4) # head * list > quote | table'),
  same('formula', `=cmd|' /C calc'!A0`),
  same('formula-plus', '+1+cmd|x!A0'),
  same('formula-minus', '-2+3+cmd|x!A0'),
  same('formula-at', '@SUM(1+1)*cmd|x!A0'),
  same('bibtex', 'A }, note = {stolen}, author = {Trapped} @article{trap, title={x}} #'),
  same('ris', 'A ER  - TY  - JOUR TI  - stolen'),
  same('script-address', `javascript:globalThis.trapped='address'`),
  same('data-address', `data:text/html,<script>globalThis.trapped='data'</script>`),
  same('path', '../../../../etc/passwd ..\\..\\windows\\win.ini'),
  same('proto', '__proto__'),
  same('constructor', 'constructor'),
  same('to-string', 'toString'),
  same('route-index', 'index'),
  same('route-search', 'search'),
  same('device', 'con'),
  same('device-aux', 'aux'),
  same('homograph', 'Раper Аtlas by Аdа Fern'),
  { name: 'latex', text: 'On \\input{/etc/passwd} and \\write18{ls}', shown: '/etc/passwd' },
  { name: 'formula-tab', text: '\t=1+cmd|y!A0', shown: '=1+cmd|y!A0' },
  { name: 'direction', text: 'left \u202Ethgir\u202C \u2066inner\u2069 done', shown: 'done' },
  { name: 'control', text: 'nul \u0000\u0007\u001b[31m lone \ud800 end', shown: 'nul' },
  { name: 'zero-width', text: `zero${'\u200b\u200d\u2060\ufeff'.repeat(400)}width`, shown: 'zero' },
  { name: 'combining', text: `Z${'\u0301\u0489\u035c'.repeat(300)} tower`, shown: 'tower' },
  { name: 'mathematics', text: 'Of $\\href{javascript:globalThis.trapped=5}{x}$ size', shown: 'size' },
  { name: 'wide-mathematics', text: 'Wide $\\rule{9000em}{9em} \\hspace{9000em}x$ room', shown: 'room' },
  { name: 'styled-mathematics', text: 'Red $\\color{red}{x} \\colorbox{blue}{y} \\mathchoice{a}{b}{c}{d}$ paint', shown: 'paint' },
  { name: 'macro-mathematics', text: 'Loop $\\def\\a{\\a\\a}\\a$ ends', shown: 'ends' },
  { name: 'long', text: 'A title of many words '.repeat(900), shown: 'A title of many words' },
  { name: 'unbroken', text: `Unbroken${'W'.repeat(19_990)}`, shown: 'UnbrokenWWWW' },
]

function same(name: string, text: string): Trap {
  return { name, text, shown: text }
}
