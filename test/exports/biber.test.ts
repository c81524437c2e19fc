import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import type { AtlasPaper } from '../../src/atlas/types.ts'
import { bibliography } from '../../src/exports/bibtex.ts'
import { hostileAtlas } from './hostile.ts'

const installed = (program: string) => spawnSync(program, ['--version']).status === 0
const styles = installed('kpsewhich') && spawnSync('kpsewhich', ['plain.bst']).status === 0

describe.skipIf(!installed('biber'))("the bibliography, read by Debian's biber", () => {
  it.each([
    ['every paper of the repository', loadAtlas('content').papers],
    ['hostile text', hostileAtlas().papers],
  ])('has no warning for %s', { timeout: 120_000 }, (_what, papers) => {
    const folder = folderWith(papers)
    const run = spawnSync(
      'biber',
      ['--tool', '--validate-datamodel', '--output-file', 'out.bib', 'atlas.bib'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    const complaints = run.stdout.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line))
    // A date that nobody knows is left out rather than made up; the data model would rather have one.
    const undated = papers.filter(({ published, venue }) => !published && !venue).length
    expect(complaints.filter((line) => !/Missing mandatory field - one of 'date, year'/.test(line))).toEqual(
      [],
    )
    expect(complaints.length).toBeLessThanOrEqual(undated)
    expect(run.status).toBe(0)
    expect(readFileSync(join(folder, 'out.bib'), 'utf8').match(/^@/gm)).toHaveLength(papers.length)
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

function folderWith(papers: readonly AtlasPaper[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bib-'))
  writeFileSync(join(folder, 'atlas.bib'), bibliography(papers))
  return folder
}
