/**
 * The relative link from one page of the site to another, both as paths below the site's root:
 * `relativeLink('papers/a.html', 'topics/b.html')` is `../topics/b.html`.
 */
export function relativeLink(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1)
  return up + to || './'
}

const counts = new Intl.NumberFormat('en-US')

/** `papers` and `1` as `1 paper`; 2 as `2 papers`, with thousands separated. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${counts.format(number)} ${number === 1 ? one : many}`
}
