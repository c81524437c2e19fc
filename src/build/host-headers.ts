/** Headers for the paths that a pattern fits, as a `_headers` file of Netlify or Cloudflare Pages gives them. */
export interface HeaderRule {
  /** A path below the site's root with a leading `/`; `*` stands for anything. */
  pattern: string
  set: [name: string, value: string][]
  /** Names that a rule above set and that do not hold here. */
  drop: string[]
}

/** Reads a `_headers` file: a path at the line's start, its headers indented below it. */
export function readHeaderRules(source: string): HeaderRule[] {
  const rules: HeaderRule[] = []
  for (const line of source.split('\n')) {
    const text = line.trim()
    if (text === '' || text.startsWith('#')) continue
    if (!/^\s/.test(line)) rules.push({ pattern: text, set: [], drop: [] })
    else if (text.startsWith('!')) rules.at(-1)?.drop.push(text.slice(1).trim())
    else rules.at(-1)?.set.push(splitHeader(text))
  }
  return rules
}

/** The headers of a path below the site's root, with a leading `/`; later rules win. */
export function headersOf(path: string, rules: readonly HeaderRule[]): Map<string, string> {
  const headers = new Map<string, string>()
  for (const { pattern, set, drop } of rules) {
    if (!fits(pattern, path)) continue
    for (const name of drop) headers.delete(name)
    for (const [name, value] of set) headers.set(name, value)
  }
  return headers
}

function splitHeader(text: string): [name: string, value: string] {
  const at = text.indexOf(':')
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function fits(pattern: string, path: string): boolean {
  const [start = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return path === pattern
  const end = rest.at(-1) ?? ''
  return path.startsWith(start) && path.endsWith(end) && path.length >= start.length + end.length
}
