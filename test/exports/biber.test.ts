import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import type { AtlasPaper } from '../../src/atlas/types.ts'
import { bibliography } from '../../src/exports/bibtex.ts'
import { hostileAtlas } from './hostile.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const installed = (program: string) => spawnSync(program, ['--version']).status === 0
const styles = installed('kpsewhich') && spawnSync('kpsewhich', ['plain.bst']).status === 0

describe.skipIf(!installed('biber'))("the bibliography, read by Debian's biber", () => {
  it.each([
    ['every paper of the repository', loadAtlas('content').papers],
    ['hostile text', hostileAtlas().papers],
  ])('has no warning for %s', { timeout: 120_000 }, (_what, papers) => {
    const folder = folderWith(papers)
    expect(biber(folder).complaints).toEqual([])
    const { run, complaints } = biber(folder, '--validate-datamodel')
    expect(complaints).toEqual([])
    expect(run.status).toBe(0)
    expect(readFileSync(join(folder, 'out.bib'), 'utf8').match(/^@/gm)).toHaveLength(papers.length)
  })
})

describe.skipIf(!installed('biber'))("Debian's biber", () => {
  it('warns of an entry without a title or with a date that is none', () => {
    const folder = temporaryFolder('bib')
    writeFileSync(join(folder, 'atlas.bib'), '@misc{x,\n  author = {A},\n  date = {soon},\n}\n')
    expect(biber(folder, '--validate-datamodel').complaints.join('\n')).toMatch(/title[^]*date|date[^]*title/)
  })
})

describe.skipIf(!styles || !installed('bibtex'))("the bibliography, read by Debian's bibtex", () => {
  it('has no warning for every paper of the repository', () => {
    const { papers } = loadAtlas('content')
    const folder = folderWith(papers)
    writeFileSync(join(folder, 'x.aux'), '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{atlas}\n')
    const output = execFileSync('bibtex', ['x'], { cwd: folder, encoding: 'utf8' })
    expect(output).not.toMatch(/Warning|error/i)
    expect(readFileSync(join(folder, 'x.bbl'), 'utf8').match(/\\bibitem/g)).toHaveLength(papers.length)
  })
})

function biber(folder: string, ...flags: string[]) {
  const args = ['--tool', ...flags, '--output-file', 'out.bib', 'atlas.bib']
  const run = spawnSync('biber', args, { cwd: folder, encoding: 'utf8' })
  return { run, complaints: run.stdout.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line)) }
}

function folderWith(papers: readonly AtlasPaper[]): string {
  const folder = temporaryFolder('bib')
  writeFileSync(join(folder, 'atlas.bib'), [...bibliography(papers)].join(''))
  return folder
}
