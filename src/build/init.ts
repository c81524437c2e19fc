import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dump } from 'js-yaml'
import { ownContent, readContent } from '../atlas/read.ts'
import { findSeeds, readSeeds, type SeedFile } from '../ingest/seeds.ts'
import { atlasConfigSchema, type AtlasConfig } from '../model/atlas-config.ts'
import { CliError } from '../model/effects.ts'
import { check } from '../model/paper-file.ts'
import { writeBelow } from './folder.ts'
import { starterTopics } from './starter-topics.ts'

export const deployTargets = ['github', 'netlify', 'cloudflare', 'rsync'] as const
export type DeployTarget = (typeof deployTargets)[number]

export interface InitOptions {
  title: string
  /** Files and folders with the papers, in any format that ingest reads. */
  from: readonly string[]
  /** The new atlas's folder: not there yet, or empty but for `.git`. */
  out: string
  description?: string
  /** Absolute address at which the atlas will be deployed. */
  site?: string
  language?: string
  /** Which host's files to add. */
  deploy?: string
}

export interface NewAtlas {
  seeds: { file: string; format: string; entries: number }[]
  papers: number
  /** What to run next, in this program's folder: the build, then the preview. */
  commands: string[]
}

const starter = fileURLToPath(new URL('./starter/', import.meta.url))
const configNote =
  '# What this atlas is called. `site` is the address it has; without it no absolute link is written.\n'
const peopleNote = `# People whose names need a hand: two spellings of one person, or two people of one name.
#
# - name: Ada Lovelace          # the name to show
#   aliases: [A. A. Lovelace]   # other spellings of the same person
`

/**
 * Sets up a folder that holds an atlas of one's own: `seeds/` with copies of the given files, `content/` with
 * title, topics to edit (found among the papers when they are of another field) and an about page, and a README
 * with the commands that build it. Nothing is written before every file has been understood.
 * @throws CliError for a folder that holds something, a file in no known format, or an unusable flag
 */
export async function initAtlas(options: InitOptions): Promise<NewAtlas> {
  const config = configOf(options)
  const deploy = deployOf(options.deploy)
  refuseFull(options.out)
  const files = filesToCopy(options.from)
  const reading = await readSeeds(files)
  const unknown = reading.files.flatMap(({ format }, index) => (format ? [] : [files[index]?.path]))
  if (unknown.length > 0) throw new CliError(namedProblems(reading.problems, unknown))
  if (reading.records.length === 0)
    throw new CliError(`${options.from.join(', ')}: holds no paper that could be read`)
  if (!reading.records.some(({ facts }) => facts.title))
    throw new CliError(
      `${options.from.join(', ')}: holds ids but no titles, which a build does not look up; give a file with titles`,
    )
  const commands = commandsFor(options.out)
  const texts = reading.records.map(({ facts }) => ({
    title: facts.title ?? '',
    abstract: facts.abstract ?? '',
  }))
  const topics = starterTopics(texts, readContent(ownContent).topics)
  try {
    writeAtlas(options.out, files, config, commands, deploy)
    writeTopics(join(options.out, 'content/topics'), topics)
  } catch (error) {
    throw new CliError(
      `${options.out}: cannot be written (${(error as Error).message}); choose another --out`,
    )
  }
  const seeds = reading.files.map(({ file, format = '', entries }) => ({ file, format, entries }))
  return { seeds, papers: reading.records.length, commands }
}

function configOf({ title, description, site, language }: InitOptions): AtlasConfig {
  if (!title.trim()) throw new CliError('--title: is empty; say what the atlas is called')
  const given = {
    title: title.trim(),
    description: description ?? `A browsable atlas of research papers: ${title.trim()}.`,
    ...(language && { language: languageTag(language) }),
    ...(site && { site }),
  }
  return check(atlasConfigSchema, given, 'the flags')
}

function languageTag(language: string): string {
  try {
    return new Intl.Locale(language).toString()
  } catch {
    throw new CliError(`--language ${language}: is no language tag; write one as in en, de or pt-BR`)
  }
}

function deployOf(deploy: string | undefined): DeployTarget | undefined {
  const known = deployTargets.find((target) => target === deploy)
  if (deploy !== undefined && !known)
    throw new CliError(`--deploy ${deploy}: is not known; choose one of ${deployTargets.join(', ')}`)
  return known
}

function refuseFull(out: string): void {
  const stat = statSync(out, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) throw new CliError(`${out}: is a file; choose another --out`)
  const [first] = readdirSync(out).filter((name) => name !== '.git')
  if (first !== undefined)
    throw new CliError(`${out}: is not empty (it holds ${first}); choose an empty or a new folder with --out`)
}

function filesToCopy(from: readonly string[]): SeedFile[] {
  if (from.length === 0) throw new CliError('--from: name the file or folder of your papers')
  const files = findSeeds(from)
  if (files.length === 0) throw new CliError(`${from.join(', ')}: holds no file; put listings into it`)
  const twice = files.find(({ name }, index) => files[index - 1]?.name === name)
  if (twice)
    throw new CliError(`${twice.name}: two files have this name; rename one, or give their common folder`)
  return files
}

function namedProblems(
  problems: readonly { file?: string; message: string }[],
  paths: readonly (string | undefined)[],
): string {
  const wanted = new Set(paths)
  const lines = problems.flatMap(({ file, message }) => (wanted.has(file) ? [`${file}: ${message}`] : []))
  return lines.join('\n')
}

/** Paths from this program's folder, since its commands run there. */
function commandsFor(out: string): string[] {
  const path = (name: string) => shellWord(join(relative(process.cwd(), resolve(out)), name))
  const folders = `--seeds ${path('seeds')} --content ${path('content')} --out ${path('site')}`
  return [`npm run build -- ${folders}`, `npm run preview -- --out ${path('site')}`]
}

function shellWord(text: string): string {
  const portable = text.replaceAll('\\', '/')
  return /^[\w./~-]+$/.test(portable) ? portable : `'${portable.replaceAll("'", `'\\''`)}'`
}

function writeAtlas(
  out: string,
  files: readonly SeedFile[],
  config: AtlasConfig,
  commands: readonly string[],
  deploy: DeployTarget | undefined,
): void {
  for (const { path, name } of files) {
    const target = join(out, 'seeds', name)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(path, target, { dereference: true })
  }
  const write = (path: string, content: string) => {
    writeBelow(out, { path, content })
  }
  write('content/atlas.yaml', configNote + dump(config, { lineWidth: 100 }))
  write('content/authors.yaml', `${peopleNote}[]\n`)
  write('content/pages/about.mdx', template('about.mdx'))
  write('.gitignore', 'site/\n')
  const parts = [template('README.md'), ...(deploy ? [template(`${deploy}/README.md`)] : [])]
  write(
    'README.md',
    filled(parts.join('\n'), { title: config.title, commands: commands.map(indented).join('\n') }),
  )
  if (deploy) copyDeploy(deploy, out, config.title)
}

/** The topics' files, or this repository's own. */
function writeTopics(folder: string, files: ReadonlyMap<string, string> | undefined): void {
  if (!files) cpSync(join(ownContent, 'topics'), folder, { recursive: true })
  else mkdirSync(folder, { recursive: true })
  for (const [name, text] of files ?? []) writeFileSync(join(folder, name), text)
}

/** The host's own files, with the atlas's name in them where the host wants one. */
function copyDeploy(deploy: DeployTarget, out: string, title: string): void {
  const folder = join(starter, deploy)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const target = join(out, relative(folder, path))
    if (!entry.isFile() || entry.name === 'README.md') continue
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, filled(readFileSync(path, 'utf8'), { name: hostName(out, title) }), {
      mode: statSync(path).mode,
    })
  }
}

/** A name that hosts accept for a project: at most 58 letters, digits and hyphens. */
function hostName(out: string, title: string): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+/, '')
      .slice(0, 58)
      .replace(/-+$/, '')
  return plain(basename(resolve(out))) || plain(title) || 'atlas'
}

function template(name: string): string {
  return readFileSync(join(starter, name), 'utf8')
}

function filled(text: string, values: Record<string, string>): string {
  return text.replace(/%(\w+)%/g, (whole, key: string) => values[key] ?? whole)
}

function indented(line: string): string {
  return `    ${line}`
}
