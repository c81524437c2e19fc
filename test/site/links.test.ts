import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { allPages, site } from './pages.ts'

const isOutside = (link: string) => /^[a-z][a-z0-9+.-]*:/i.test(link)

test('links to other places are http or https; only tables as CSV stand in their own link', () => {
  const odd = allPages().flatMap(({ path, links }) =>
    links
      .filter((link) => isOutside(link) && !/^(?:https?:\/\/|data:text\/csv;)/.test(link))
      .map((link) => `${path}: ${link}`),
  )
  expect(odd).toEqual([])
})

test('every link inside the site is relative and leads to a file', () => {
  const broken = allPages().flatMap(({ path, links }) =>
    links.filter((link) => !isOutside(link) && !leadsToFile(path, link)).map((link) => `${path}: ${link}`),
  )
  expect(broken.slice(0, 20)).toEqual([])
})

test('every link to a place on a page finds it', () => {
  const idsOf = new Map(allPages().map(({ path, ids }) => [path, new Set(ids)]))
  const broken = allPages().flatMap(({ path, links }) =>
    links
      .filter((link) => link.includes('#') && !isOutside(link))
      .flatMap((link) => {
        const [file = '', fragment = ''] = link.split('#')
        const target = file ? posix.join(posix.dirname(path), file.split('?')[0] ?? '') : path
        const ids = idsOf.get(target)
        return ids?.has(decodeURIComponent(fragment)) ? [] : [`${path}: ${link}`]
      }),
  )
  expect(broken.slice(0, 20)).toEqual([])
})

test('no id stands twice on a page', () => {
  const twice = allPages().flatMap(({ path, ids }) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: ${id}`),
  )
  expect(twice).toEqual([])
})

test('every page but the entrances is linked from another', () => {
  const entrances = new Set(['index.html', '404.html'])
  const linked = new Set(
    allPages().flatMap(({ path, links }) =>
      links
        .filter((link) => !isOutside(link))
        .map((link) => posix.join(posix.dirname(path), link.split(/[?#]/)[0] ?? '')),
    ),
  )
  const aliases = allPages().filter(({ source }) => source.includes('http-equiv="refresh"'))
  const known = new Set([...entrances, ...aliases.map(({ path }) => path)])
  expect(
    allPages()
      .map(({ path }) => path)
      .filter((path) => !linked.has(path) && !known.has(path)),
  ).toEqual([])
})

function leadsToFile(path: string, link: string): boolean {
  if (link.startsWith('/')) return false
  const file = link.split(/[?#]/)[0] ?? ''
  if (file === '') return true
  const target = join(site, posix.join(posix.dirname(path), decodeURIComponent(file)))
  return existsSync(target) && (statSync(target).isFile() || existsSync(join(target, 'index.html')))
}
