import { expect, test } from 'vitest'
import { gatherPeople, indexKey } from '../../src/atlas/people.ts'
import { paperSchema, type Paper } from '../../src/model/paper.ts'

function paper(slug: string, authors: string[]): Paper {
  return { ...paperSchema.parse({ title: slug, authors }), slug, abstract: '' }
}

test('one person with and without accents, in capitals or with points, is one author', () => {
  const { authors, slugsOf } = gatherPeople(
    [paper('a', ['José García', 'Ada B. Lee']), paper('b', ['Jose Garcia', 'ADA B LEE'])],
    [],
  )
  expect(authors.map(({ slug, papers }) => [slug, papers])).toEqual([
    ['jose-garcia', ['a', 'b']],
    ['ada-b-lee', ['a', 'b']],
  ])
  expect(slugsOf.get('b')).toEqual(['jose-garcia', 'ada-b-lee'])
})

test('co-authors are counted by shared papers, never a person with themself', () => {
  const { authors } = gatherPeople(
    [paper('a', ['X One', 'Y Two']), paper('b', ['X One', 'Y Two', 'Z Three'])],
    [],
  )
  expect(authors.find(({ name }) => name === 'X One')?.coauthors).toEqual([
    { slug: 'y-two', papers: 2 },
    { slug: 'z-three', papers: 1 },
  ])
})

test('a paper of more than a hundred people makes no co-authors', () => {
  const crowd = Array.from({ length: 101 }, (_, at) => `Person Number${at}`)
  const { authors } = gatherPeople([paper('a', ['X One', 'Y Two']), paper('b', ['X One', ...crowd])], [])
  expect(authors.find(({ name }) => name === 'X One')?.coauthors).toEqual([{ slug: 'y-two', papers: 1 }])
})

test('authors.yaml joins spellings and parts people of one name', () => {
  const entries = [
    { name: 'Ada Lovelace', aliases: ['A. A. Lovelace'] },
    { name: 'Wei Zhang', aliases: [], papers: ['b'], slug: 'wei-zhang-physics' },
  ]
  const { authors, slugsOf } = gatherPeople(
    [paper('a', ['A. A. Lovelace', 'Wei Zhang']), paper('b', ['Ada Lovelace', 'Wei Zhang'])],
    entries,
  )
  expect(authors.find(({ slug }) => slug === 'ada-lovelace')?.papers).toEqual(['a', 'b'])
  expect(slugsOf.get('a')?.[1]).toBe('wei-zhang')
  expect(slugsOf.get('b')?.[1]).toBe('wei-zhang-physics')
})

test('names without Latin letters get an address that is theirs alone', () => {
  const { authors } = gatherPeople([paper('a', ['王小明', '李四'])], [])
  const slugs = authors.map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(2)
  for (const slug of slugs) expect(slug).toMatch(/^author-[a-z0-9]+$/)
})

test('an index sorts by last name and passes over suffixes', () => {
  expect(indexKey('Martin Luther King Jr.')).toBe('king martin-luther')
  expect(indexKey('Ré')).toBe('re ')
})
