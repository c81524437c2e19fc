import { createHash, type Hash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { standIn } from '../atlas/read.ts'
import { filesBelow } from './summary.ts'

/** What decides how every file of a site looks, as short hashes that two machines can compare. */
export interface Fingerprint {
  /** Papers, topics, pages, people, configuration, places on the map. */
  content: string
  /** The site's address and the moment that stands for now. */
  settings: string
  /** The program's own files, its packages and Node's version. */
  program: string
}

const ownParts = ['papers', 'map.json', 'base-map.json']
const sharedParts = ['topics', 'pages', 'authors.yaml', 'atlas.yaml']
const programParts = ['src', 'public', 'astro.config.mjs', 'package-lock.json']

/**
 * The fingerprint of a build that is to be made from a content folder as it lies there.
 * @param content the folder; what it lacks is the repository's own, and counts too
 */
export function fingerprint(content: string, site?: string): Fingerprint {
  const settings = { site, epoch: process.env['SOURCE_DATE_EPOCH'] }
  return {
    content: hashOf([
      ...ownParts.map((part): [string, string] => [part, join(content, part)]),
      ...sharedParts.map((part): [string, string] => [part, standIn(content, part)]),
    ]),
    settings: short(createHash('sha256').update(JSON.stringify(settings))),
    program: programPrint(),
  }
}

/** The fingerprint of the program that makes the site. */
export function programPrint(): string {
  return hashOf(
    programParts.map((part) => [part, part]),
    process.version,
  )
}

function hashOf(parts: [name: string, path: string][], more = ''): string {
  const hash = createHash('sha256').update(more)
  for (const [name, path] of parts) addPart(hash, name, path)
  return short(hash)
}

function addPart(hash: Hash, name: string, path: string): void {
  if (!existsSync(path)) return
  const files = statSync(path).isDirectory() ? filesBelow(path).map((file) => join(path, file)) : [path]
  for (const file of files.filter((own) => !own.endsWith('.tmp'))) {
    const content = readFileSync(file)
    hash.update(`${name} ${file.slice(path.length)} ${content.length}\n`).update(content)
  }
}

function short(hash: Hash): string {
  return hash.digest('hex').slice(0, 16)
}
