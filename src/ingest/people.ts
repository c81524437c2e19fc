import { foldText } from '../model/slug.ts'
import type { SeedRecord } from './record.ts'

/** Finds the full name that a shortened one stands for. */
export type Fuller = (name: string) => string

/**
 * Which full names shortened ones (`A. Vaswani`) stand for. Only a paper proves it: one source names its author
 * in short, another in full at the same place of a list of the same length. A shortened name that two full ones
 * fit stays as it is.
 * @param papers the records of each paper
 */
export function provenNames(papers: Iterable<readonly SeedRecord[]>): Fuller {
  const proven = new Map<string, string>()
  const all: (readonly string[])[] = []
  for (const records of papers) {
    const lists = differing(records.map(({ facts }) => facts.authors))
    all.push(...lists)
    for (const [at, list] of lists.entries())
      for (const other of lists.slice(at + 1))
        for (const [short, name] of pairs(list, other)) proven.set(short, name)
  }
  if (proven.size === 0) return (name) => name
  const full = new Map<string, Set<string>>()
  for (const list of all) for (const name of list) if (!isShort(name)) addTo(full, initialKey(name), name)
  return (name) => {
    const known = isShort(name) ? proven.get(key(name)) : undefined
    if (!known) return name
    const fitting = [...(full.get(initialKey(name)) ?? [])].filter((one) => standsFor(name, one))
    return new Set(fitting.map(key)).size === 1 ? known : name
  }
}

/** The lists without empty ones and repetitions: a paper that stands in many files comes with one list many times. */
function differing(lists: readonly (readonly string[])[]): (readonly string[])[] {
  const named = lists.filter((list) => list.length > 0)
  return named.length < 2 ? named : [...new Map(named.map((list) => [list.join('\n'), list])).values()]
}

/** The names of a list, each as full as the paper's other sources have it. */
export function fullestNames(names: readonly string[], others: readonly (readonly string[])[]): string[] {
  if (others.length < 2) return [...names]
  return names.map((name, at) => {
    const same = others.filter((list) => list.length === names.length).map((list) => list[at] ?? '')
    return same.find((other) => isShort(name) && !isShort(other) && standsFor(name, other)) ?? name
  })
}

/** True when two lists name the same people, in full or in short. */
export function samePeople(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.length === b.length &&
    a.every((name, at) => {
      const other = b[at] ?? ''
      return key(name) === key(other) || standsFor(name, other) || standsFor(other, name)
    })
  )
}

function* pairs(a: readonly string[], b: readonly string[]): Generator<[short: string, full: string]> {
  if (a.length !== b.length) return
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? ''
    if (isShort(one) && !isShort(other) && standsFor(one, other)) yield [key(one), other]
    else if (isShort(other) && !isShort(one) && standsFor(other, one)) yield [key(other), one]
  }
}

/** True for `A. Vaswani` and `C.-P. Yuan`: every given name is an initial. */
function isShort(name: string): boolean {
  const given = wordsOf(name).slice(0, -1)
  return given.length > 0 && given.every((word) => word.length === 1)
}

/** True when the surname is the same and each initial begins the given name in its place. */
function standsFor(short: string, full: string): boolean {
  const [initials, names] = [wordsOf(short), wordsOf(full)]
  if (initials.at(-1) !== names.at(-1) || initials.length < 2 || names.length < 2) return false
  const given = names.slice(0, -1)
  return initials.slice(0, -1).every((initial, at) => given[at]?.startsWith(initial) ?? at > 0)
}

function initialKey(name: string): string {
  const words = wordsOf(name)
  return `${words.at(-1) ?? ''} ${words[0]?.charAt(0) ?? ''}`
}

function key(name: string): string {
  return wordsOf(name).join(' ')
}

function wordsOf(name: string): string[] {
  return foldText(name).match(/[\p{L}\p{N}]+/gu) ?? []
}

function addTo(map: Map<string, Set<string>>, at: string, value: string): void {
  const held = map.get(at)
  if (held) held.add(value)
  else map.set(at, new Set([value]))
}
