import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { linkAhead } from '../../src/build/link-ahead.ts'
import { openPageCache, type PageCache } from '../../src/build/page-cache.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-links-'))
const names = ['kept.html', 'changed.html', 'touched.html', 'gone.html']
let sites = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A last site of four files, each of which read what it is named after, and a new one into which they are linked. */
function lastSite() {
  const own = join(folder, String(sites++))
  const [last, next, notes] = [join(own, 'last'), join(own, 'next'), join(own, 'notes/site.json')]
  for (const path of [last, next]) mkdirSync(path, { recursive: true })
  const noted = open({ last: next, next: last }, notes, (read) => read)
  for (const name of names) {
    writeFileSync(join(last, name), `the old ${name}`)
    noted.drawn(name, [name])
  }
  noted.save()
  writeFileSync(join(last, 'touched.html'), 'touched by hand')
  return { last, next, notes }
}

function open(
  places: { last: string; next: string },
  notes: string,
  version: (read: string) => string,
  linked?: Set<string>,
): PageCache {
  return openPageCache(notes, { ...places, program: 'p', settings: 's', version, linked })
}

test('untouched files of the last site lie in the new one before anybody asks for them', async () => {
  const { last, next, notes } = lastSite()
  const ahead = linkAhead({ last, next, notes: [notes], program: 'p' })
  expect([...(await ahead.of(notes))]).toEqual(['kept.html', 'changed.html', 'gone.html'])
  await ahead.done
  const isOne = (name: string) => statSync(join(next, name)).ino === statSync(join(last, name)).ino
  expect(['kept.html', 'changed.html', 'gone.html'].map(isOne)).toEqual([true, true, true])
  expect(existsSync(join(next, 'touched.html'))).toBe(false)
})

test('what is written in the place of a linked file leaves the last site as it was, and what is gone is taken away', async () => {
  const { last, next, notes } = lastSite()
  const ahead = linkAhead({ last, next, notes: [notes], program: 'p' })
  const version = (read: string) => (read === 'changed.html' ? 'another' : read)
  const cache = open({ last, next }, notes, version, await ahead.of(notes))
  expect(['kept.html', 'changed.html', 'touched.html'].map(cache.restore)).toEqual([true, false, false])
  for (const name of ['changed.html', 'touched.html']) {
    writeFileSync(join(next, name), 'drawn anew')
    cache.drawn(name, [name])
  }
  cache.save()
  expect(names.filter(ahead.isLinked)).toEqual(['kept.html'])
  const text = (site: string, name: string) => readFileSync(join(site, name), 'utf8')
  expect(names.map((name) => existsSync(join(next, name)))).toEqual([true, true, true, false])
  expect(names.slice(0, 3).map((name) => text(next, name))).toEqual([
    'the old kept.html',
    'drawn anew',
    'drawn anew',
  ])
  expect(names.map((name) => text(last, name))).toEqual([
    'the old kept.html',
    'the old changed.html',
    'touched by hand',
    'the old gone.html',
  ])
})

test('a file that is drawn without having been asked for gets its place', async () => {
  const { last, next, notes } = lastSite()
  const linked = await linkAhead({ last, next, notes: [notes], program: 'p' }).of(notes)
  const cache = open({ last, next }, notes, (read) => read, linked)
  cache.free('kept.html')
  expect(existsSync(join(next, 'kept.html'))).toBe(false)
})

test('nothing is linked from a site of another program, nor without notes', async () => {
  const { last, next, notes } = lastSite()
  const none = join(folder, 'none.json')
  const ahead = linkAhead({ last, next, notes: [notes, none], program: 'q' })
  expect(await Promise.all([ahead.of(notes), ahead.of(none)])).toEqual([new Set(), new Set()])
  expect(names.some((name) => existsSync(join(next, name)))).toBe(false)
})
