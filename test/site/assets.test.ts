import { readFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { filesBelow } from '../../src/build/summary.ts'
import { allPages, site } from './pages.ts'

/** Files that nothing in the site names, and who asks for them. */
const asked: [pattern: RegExp, reason: string][] = [
  [/^(?:index|404)\.html$/, 'a host shows them by their names'],
  [/^_headers$/, 'hosts read it as their settings'],
  [/^robots\.txt$|^sitemap[\w-]*\.xml$|^llms\.txt$/, 'crawlers ask for them by their names'],
  [
    /^pagefind\/(?:\d+\/)?(?:index|filter|fragment)\/|\.pf_meta$/,
    'Pagefind’s engine names them by the hashes in its index',
  ],
  [/^pagefind\/beginnings\/.\.pack$/u, 'the client names them by the first letter of a word that was typed'],
  [
    /^offline\/(?:(?:(?:\d+-)?(?:index|fragment)|beginnings)-\d+|entities|facets|names|order|words)\.js$/,
    'from disk the client asks for what it would ask Pagefind’s folder for',
  ],
  [/^papers\/.*\.md$/, 'llms.txt says how a paper’s address gives it'],
]

test('every file is used by a page, a style, a script or a manifest', () => {
  const named = new Set(
    allPages().flatMap(({ path, source }) => addressesOf(source).map((to) => resolved(path, to))),
  )
  const texts = filesBelow(site)
    .filter((path) => /\.(?:css|js|webmanifest)$|^llms\.txt$|^pagefind\/atlas\.json$/.test(path))
    .filter((path) => !path.startsWith('offline/'))
    .map((path) => readFileSync(join(site, path), 'utf8'))
  const isNamed = (path: string) => named.has(path) || texts.some((text) => text.includes(basename(path)))
  const unused = filesBelow(site)
    .filter((path) => !asked.some(([pattern]) => pattern.test(path)))
    .filter((path) => !isNamed(path))
  expect(unused.slice(0, 40)).toEqual([])
})

test('every exception is still needed', () => {
  const files = filesBelow(site)
  const idle = asked.filter(([pattern]) => !files.some((path) => pattern.test(path)))
  expect(idle.map(([, reason]) => reason)).toEqual([])
})

test('every link to another site keeps that site from this page', () => {
  const open = allPages().flatMap(({ path, source }) =>
    tagsOf(source)
      .filter(({ name, attributes }) => name === 'a' && /^https?:/.test(attributes['href'] ?? ''))
      .filter(({ attributes }) => !/\bnoopener\b/.test(attributes['rel'] ?? ''))
      .map(({ attributes }) => `${path}: ${attributes['href']}`),
  )
  expect([...new Set(open)].slice(0, 20)).toEqual([])
})

test('every page, redirects included, has a policy or has nothing that could run', () => {
  const bare = allPages().filter(
    ({ source }) =>
      !source.includes('http-equiv="Content-Security-Policy"') && /<script|<style|\sstyle=/.test(source),
  )
  expect(bare.map(({ path }) => path)).toEqual([])
})

interface Tag {
  name: string
  attributes: Record<string, string>
}

function tagsOf(source: string): Tag[] {
  const tags: Tag[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => tags.push({ name, attributes: { ...attributes } }),
  })
  parser.end(source)
  return tags
}

/** Whatever may be an address: attributes of any name, several in one too, since scripts read theirs from `data-…`. */
function addressesOf(source: string): string[] {
  return tagsOf(source).flatMap(({ attributes }) =>
    Object.values(attributes).flatMap((value) => value.split(/[\s,]+/).filter((part) => part.includes('.'))),
  )
}

function resolved(path: string, address: string): string {
  return posix.join(posix.dirname(path), address.split(/[?#]/)[0] ?? '')
}
