// Everything that CI checks, one after the other; ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

interface Tally {
  passed: number
  failed: number
  skipped: string[]
}

/** What is read of vitest's report. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { assertionResults: { fullName: string; status: string }[] }[]
}

const output = 'test-output'
const site = join(output, 'site')
const bin = (name: string) => join('node_modules/.bin', name)
const vitest = (project: string): [string, string[]] => [
  bin('vitest'),
  [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(project)}`,
  ],
]
const report = (project: string) => join(output, `${project}.json`)

// Prints what changed, and fails when anything did, new files included.
const unchanged = 'git status --short -- content && test -z "$(git status --porcelain -- content)"'

const steps: { name: string; run: [string, string[]]; tests?: string }[] = [
  { name: 'types', run: ['npm', ['run', '--silent', 'typecheck']] },
  { name: 'lint and the rooms', run: ['npm', ['run', '--silent', 'lint']] },
  { name: 'format', run: ['npm', ['run', '--silent', 'format']] },
  { name: 'unit tests', run: vitest('unit'), tests: 'unit' },
  { name: 'build', run: [process.execPath, ['scripts/build.ts', '--strict', '--out', site]] },
  {
    name: 'content unchanged by the build',
    run: ['sh', ['-c', unchanged]],
  },
  { name: 'site tests', run: vitest('site'), tests: 'site' },
  { name: 'browser tests', run: vitest('browser'), tests: 'browser' },
]

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const total: Tally = { passed: 0, failed: 0, skipped: [] }
for (const { name, run, tests } of steps) {
  const start = performance.now()
  console.log(`\n── ${name}`)
  const { status } = spawnSync(...run, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ATLAS_DIST: site },
  })
  const tally = tests ? read(tests) : undefined
  const isRed = status !== 0
  total.passed += tally?.passed ?? Number(!isRed)
  total.failed += isRed ? Math.max(tally?.failed ?? 0, 1) : 0
  total.skipped.push(...(tally?.skipped ?? []))
  console.log(
    `── ${name}: ${isRed ? 'FAILED' : 'passed'} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
}
if (total.skipped.length > 0)
  console.log(
    `\n${total.skipped.length} tests were skipped:\n${total.skipped.map((name) => `  ${name}`).join('\n')}`,
  )
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

function read(project: string): Tally {
  if (!existsSync(report(project))) return { passed: 0, failed: 1, skipped: [] }
  const result = JSON.parse(readFileSync(report(project), 'utf8')) as Report
  const skipped = result.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => !['passed', 'failed'].includes(status))
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: skipped.map(({ fullName }) => fullName),
  }
}
