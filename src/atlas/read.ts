import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { load } from 'js-yaml'
import { z } from 'zod'
import {
  atlasConfigSchema,
  authorEntrySchema,
  type AtlasConfig,
  type AuthorEntry,
} from '../model/atlas-config.ts'
import { CliError } from '../model/effects.ts'
import { applyOverrides } from '../model/overrides.ts'
import { check, parsePaperFile, splitPaperFile } from '../model/paper-file.ts'
import type { Paper } from '../model/paper.ts'
import { topicSchema, type Position, type Topic } from '../model/topic.ts'

export interface Content {
  config: AtlasConfig
  papers: Paper[]
  topics: Topic[]
  people: AuthorEntry[]
  /** Files that hold a person's own text, by `papers/<slug>`, `topics/<slug>`, `pages/<name>`. */
  notes: Map<string, string>
  /** Positions kept from the last build, so that the map stays put. */
  positions: Map<string, Position>
}

/** The repository's own content, which stands in for whatever a content folder lacks. */
export const ownContent = 'content'

/**
 * Reads a content folder.
 * @throws CliError that names the file and what to mend.
 */
export function readContent(folder: string): Content {
  const notes = new Map<string, string>()
  return {
    config: check(atlasConfigSchema, readYamlFile(standIn(folder, 'atlas.yaml')) ?? {}, 'atlas.yaml'),
    papers: mdxFiles(join(folder, 'papers')).map((path) => located(path, () => readPaper(path, notes))),
    topics: mdxFiles(standIn(folder, 'topics')).map((path) => located(path, () => readTopic(path, notes))),
    people: check(
      z.array(authorEntrySchema),
      readYamlFile(standIn(folder, 'authors.yaml')) ?? [],
      'authors.yaml',
    ),
    notes: readPages(standIn(folder, 'pages'), notes),
    positions: readPositions(join(folder, 'map.json')),
  }
}

/**
 * The files of a content folder that hold a person's own text, as `readContent` tells them.
 * @param most papers to look at
 * @returns undefined when there are more, or when a file cannot be read, which `readContent` tells
 */
export function readNotes(folder: string, most: number): Content['notes'] | undefined {
  try {
    const papers = mdxFiles(join(folder, 'papers'))
    if (papers.length > most) return undefined
    const notes: Content['notes'] = new Map()
    for (const path of papers)
      if (splitPaperFile(readFileSync(path, 'utf8')).notes.trim()) notes.set(noteOf(path), path)
    for (const path of mdxFiles(standIn(folder, 'topics'))) readTopic(path, notes)
    return readPages(standIn(folder, 'pages'), notes)
  } catch {
    return undefined
  }
}

/** `folder/name`, or the repository's own when the folder has none. */
export function standIn(folder: string, name: string): string {
  const own = join(folder, name)
  return existsSync(own) ? own : join(ownContent, name)
}

/** The MDX files of a folder in the order of their names. */
export function mdxFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => join(folder, name))
}

function located<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof CliError) throw new CliError(`${path}: ${error.message}`)
    throw error
  }
}

function readPaper(path: string, ownText: Content['notes']): Content['papers'][number] {
  const { facts, overrides, abstract, notes } = parsePaperFile(readFileSync(path, 'utf8'))
  const slug = basename(path, '.mdx')
  if (notes.trim()) ownText.set(noteOf(path), path)
  return applyOverrides({ ...facts, slug, abstract }, overrides)
}

function noteOf(path: string): string {
  return `papers/${basename(path, '.mdx')}`
}

function readTopic(path: string, notes: Content['notes']): Topic {
  const { front, body } = splitFrontmatter(readFileSync(path, 'utf8'))
  const slug = basename(path, '.mdx')
  if (body.trim()) notes.set(`topics/${slug}`, path)
  return { ...check(topicSchema, load(front), 'frontmatter'), slug }
}

function readPages(folder: string, notes: Content['notes']): Content['notes'] {
  for (const path of mdxFiles(folder)) notes.set(`pages/${basename(path, '.mdx')}`, path)
  return notes
}

function splitFrontmatter(source: string): { front: string; body: string } {
  const match = /^---\r?\n([\s\S]*?)\n---\r?\n?/.exec(source)
  if (!match) throw new CliError('has no frontmatter; it must start and end with a line ---')
  return { front: match[1] ?? '', body: source.slice(match[0].length) }
}

function readYamlFile(path: string): unknown {
  if (!existsSync(path)) return undefined
  try {
    return load(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new CliError(`${path}: cannot be read: ${(error as Error).message.split('\n')[0]}; mend it`)
  }
}

const positionsSchema = z.record(z.string(), z.tuple([z.number(), z.number()]))

function readPositions(path: string): Map<string, Position> {
  if (!existsSync(path)) return new Map()
  const stored = check(positionsSchema, JSON.parse(readFileSync(path, 'utf8')), path)
  return new Map(Object.entries(stored).map(([slug, [x, y]]) => [slug, { x, y }]))
}
