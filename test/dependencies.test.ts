import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isFree, licensesOf, statedLicense, type LockFile } from '../src/build/licenses.ts'

interface PackageFile {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  scripts: Record<string, string>
}

const { dependencies, devDependencies, scripts } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as PackageFile
const read = (pattern: string[]) =>
  globSync(pattern).map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const product = read(['src/**/*.{ts,astro}', 'astro.config.mjs'])
const all = [
  ...product,
  ...read(['scripts/*.ts', 'test/**/*.ts', '*.mjs', '*.config.ts', '.prettierrc.json']),
]

/** Packages that are needed though nothing imports them, and why. */
const unimported: Record<string, string> = {
  '@astrojs/check': 'the command `astro check` asks for it',
  '@citation-js/core': 'the peer of @citation-js/plugin-bibtex',
  '@types/d3': 'types of d3',
  '@types/node': 'types of Node',
  '@typescript-eslint/parser': 'the peer of eslint-plugin-astro for code in .astro files',
  node: 'the Node that runs npm scripts and tests, whatever the machine has',
  prettier: 'npm run format',
}
/** Only the command after an update of fonts uses it. */
const toolsOfTheProduct = ['subset-font']

describe('package.json', () => {
  test('every runtime dependency is imported by what builds and makes a site', () => {
    const unused = Object.keys(dependencies).filter(
      (name) => !(name in unimported) && !product.some(({ text }) => names(text, name)),
    )
    expect(unused).toEqual([])
  })

  test('every tool is imported by a script or test, or is named here with its reason', () => {
    const unused = Object.keys(devDependencies).filter(
      (name) => !(name in unimported) && !all.some(({ text }) => names(text, name)),
    )
    expect(unused).toEqual([])
    const gone = Object.keys(unimported).filter((name) => !(name in { ...dependencies, ...devDependencies }))
    expect(gone).toEqual([])
  })

  test('the product imports no tool, and nothing that is not declared', () => {
    const found = product.flatMap(({ path, text }) => importsOf(text).map((name) => ({ path, name })))
    expect(found.length).toBeGreaterThan(30)
    const undeclared = found.filter(
      ({ name }) => !(partsOf(name) in dependencies) && !toolsOfTheProduct.includes(name),
    )
    expect(undeclared).toEqual([])
  })

  test('every script runs a file or a tool that is there', () => {
    const files = Object.values(scripts).flatMap((line) => line.match(/scripts\/[\w-]+\.ts/g) ?? [])
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })
})

test('README says of every runtime dependency why it is there', () => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('### Dependencies and why')
  const [table = ''] = section.split('\n## ')
  const listed = [...table.matchAll(/^\| (?!-)([^|]+?) +\| [^|]{15,} \|$/gm)]
    .flatMap(([, cell = '']) => cell.split(', '))
    .map((name) => name.replaceAll('\\', ''))
  const isListed = (name: string) =>
    listed.some((own) => own === name || (own.endsWith('*') && name.startsWith(own.slice(0, -1))))
  expect(Object.keys(dependencies).filter((name) => !isListed(name))).toEqual([])
  const gone = listed.filter(
    (own) =>
      !Object.keys({ ...dependencies, package: '' }).some(
        (name) => own === name || (own.endsWith('*') && name.startsWith(own.slice(0, -1))),
      ),
  )
  expect(gone).toEqual([])
})

test('every package that an installation brings is under a free licence', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile
  const packages = licensesOf(lock, statedLicense)
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter(({ license }) => !isFree(license))).toEqual([])
  expect(isFree('(MIT OR GPL-3.0)')).toBe(true)
  expect(isFree('MIT AND GPL-3.0')).toBe(false)
  expect(isFree('unknown')).toBe(false)
})

/** Packages that a module imports, by name; Astro's own virtual modules and Node's are none. */
function importsOf(text: string): string[] {
  const specifiers = [
    ...text.matchAll(
      /^(?:import|export) (?!type\b)[^'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ]
  return specifiers
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((name) => !/^(?:[./]|node:|astro:)/.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

/** d3 is nothing but its parts, which its own package pins; a script takes only those that it needs. */
function partsOf(name: string): string {
  return name.startsWith('d3-') ? 'd3' : name
}

/** True when a file names a package as an import, in a path, or as a font by its own name. */
function names(text: string, name: string): boolean {
  const font = /^@fontsource(?:-variable)?\/(.*)$/.exec(name)?.[1]
  return (
    ["'", '"', '`', 'node_modules/'].some(
      (start) =>
        text.includes(`${start}${name}'`) ||
        text.includes(`${start}${name}"`) ||
        text.includes(`${start}${name}/`),
    ) ||
    (font !== undefined && text.includes(`'${font}-`))
  )
}
