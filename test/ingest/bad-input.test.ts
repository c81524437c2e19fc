import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatReport } from '../../src/ingest/report.ts'
import { formatProblem } from '../../src/model/effects.ts'
import { abstractOn, line, workspace } from './workspace.ts'

const good = line({ title: 'Good', abstract: abstractOn('good') })

async function problemsOf(name: string, text: string | Uint8Array): Promise<string[]> {
  const { run, seed, seeds } = workspace({ 'good.jsonl': good })
  seed(name, text)
  const report = await run()
  expect(report.papers).toBeGreaterThanOrEqual(1)
  for (const file of report.files)
    expect(file.new + file.merged + file.unchanged + file.skipped).toBe(file.entries)
  return report.problems.map((problem) => formatProblem(problem).replace(`${seeds}/`, ''))
}

describe('each problem is one line with file, line and way out, and good records go on', () => {
  test.each([
    ['an empty file', '', 'x: is empty; put records into it or remove it'],
    ['a binary file', Buffer.alloc(300), 'x: is no text file; '],
    ['a PDF', '%PDF-1.7\n1 0 obj\n', 'x: is no text file; add its paper by id (npm run add), or save its '],
    ['a packed file', gzipSync(good), 'x: is no text file; unpack it, and save the listings as text'],
    [
      'an office document',
      'PK\u0003\u0004\u0014\u0000\u0006\u0000'.padEnd(30, '\0') + '[Content_Types].xml',
      'x: is no text file; open it, and save the listing as ',
    ],
    ['an archive', 'PK\u0003\u0004\u0014\u0000a.bib', 'x: is no text file; unpack it, and save the '],
    [
      'a library in RDF, which is no feed',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n xmlns:link="http://purl.org/rss/1.0/modules/link/"></rdf:RDF>',
      'x: is in no known format; known are: ',
    ],
    ['an answer without papers', '{"meta": {"count": 0}, "results": []}', 'x:1: holds no entry; add one or '],
    [
      'a list that ends too early',
      `[${good}, {"title": "Cut`,
      'x:2: is not JSON (the file ends too early); mend the file from here on',
    ],
    [
      'what follows behind a list',
      `[${good}]\n{"title": "Behind"}`,
      'x:3: is not JSON (more follows its end); mend the file from here on',
    ],
    [
      'an archive of tapes',
      'a.bib'.padEnd(257, '\0') + 'ustar\0',
      'x: is no text file; unpack it, and save the ',
    ],
    [
      'a screenshot',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'x: is no text file; save the listing as ',
    ],
    [
      'the page of an error',
      '<!DOCTYPE html>\n<html><head><title>404\nNot Found</title></head></html>',
      'x: is a web page ("404 Not Found") without a listing; save it again when it shows papers, ',
    ],
    [
      'a page without a title',
      '<html><body></body></html>',
      'x: is a web page without a listing; save it again ',
    ],
    [
      'the answer of a service that is busy',
      '{"message": "Too Many Requests", "code": "429"}',
      'x:1: is no paper but an error that a service answered ("Too Many Requests"); ask it again, and save ',
    ],
    [
      'an object of another program',
      '{\n  "name": "x",\n  "dependencies": {}\n}\n',
      'x:1: is no paper: no field ("name, dependencies") is a title, arXiv id or DOI; name one so, or remove it',
    ],
    ['a JSON text', '"hello"', 'x: is in no known format; known are: '],
    ['an empty object', '{}', 'x: is in no known format; known are: '],
    [
      'a number that JSON does not have',
      '[{"title": "A", "year": NaN}]',
      'x:1: is not JSON (Unexpected "N"); mend the file from here on',
    ],
    ['a bibliography of remarks', '@comment{nothing}\n', 'x:1: holds no entry; add one or remove the file'],
    ['a table of other things', 'name,age\nBob,3\n', 'x: is in no known format; known are: '],
    [
      'a table whose quotes do not close',
      'title,year\n"Broken,2020\nNext,2021\n',
      'x:2: table cannot be read from here on (Quote Not Closed: ',
    ],
    [
      'an unfinished merge',
      `<<<<<<< HEAD\n${good}=======\n`,
      'x: holds the marks of an unfinished merge (<<<<<<<); settle it',
    ],
    [
      'a pointer of Git LFS',
      'version https://git-lfs.github.com/spec/v1\nsize 1\n',
      'x: is a pointer of Git LFS ',
    ],
    [
      'a web archive',
      'From: <Saved by Blink>\nSubject: Daily Papers\nMIME-Version: 1.0\nContent-Type: multipart/related;\n',
      'x: is a web page in MHTML; save the page again as “HTML only” or “complete”',
    ],
    [
      'a mail',
      'From: a@b.org\nSubject: papers\n\nSee it.\n',
      'x: is a mail; copy the addresses of its papers into a list',
    ],
    ['RTF', '{\\rtf1\\ansi Title}', 'x: is RTF; save it as plain text'],
    [
      'PostScript',
      '%!PS-Adobe-3.0\n%%Title: x\n',
      'x: is a document in PostScript; add its paper by id (npm run add)',
    ],
    [
      'LaTeX',
      '% a remark\n\\documentclass{article}\n',
      'x: is a document in LaTeX; save its bibliography (.bib) ',
    ],
    ['XML of another kind', '<?xml version="1.0"?>\n<catalog/>', 'x: is in no known format; known are: '],
    [
      'XML that ends too early',
      '<feed>\n<entry><title>Cut',
      'x:2: is not XML (the document ends too early); mend ',
    ],
    ['an unknown format', 'Dear diary\n', 'x: is in no known format; known are: '],
    [
      'a line that is not JSON',
      `${line({ title: 'A', abstract: 'B' })}{"title": "A"\n`,
      'x:2: is not JSON (',
    ],
    ['a line that is no object', `${line({ title: 'A', abstract: 'B' })}[1]\n`, 'x:2: is no JSON object; '],
    [
      'an unknown field',
      line({ title: 'A', abstract: 'B', colour: 1 }),
      'x:1: field "colour" is not known, and is left out; ',
    ],
    ['no title', line({ abstract: 'B' }), 'x:1: entry has no title; add one or remove it'],
    [
      'a date that is none',
      line({ title: 'A', abstract: 'B', published: '2024-02-30' }),
      'x:1: date "2024-02-30" is no date, and is left out; ',
    ],
    [
      'an id that is none',
      line({ title: 'A', abstract: 'B', arxiv: '../../x' }),
      'x:1: arXiv id "../../x" is none, and is left out; ',
    ],
    [
      'a link that is none',
      line({ title: 'A', abstract: 'B', code: 'javascript:alert(1)' }),
      'x:1: code link "javascript:alert(1)" is no http(s) address, ',
    ],
    [
      'a title that is no text',
      line({ title: { a: 1 }, arxiv: '2401.00001', abstract: 'B' }),
      'x:1: title is no text, and is left out; ',
    ],
    [
      'a huge title',
      line({ title: 'word '.repeat(200_000), abstract: 'B' }),
      'x:1: title has 999999 characters, and is cut to 2000; ',
    ],
    [
      'a million authors',
      line({ title: 'A', abstract: 'B', authors: Array(1_000_000).fill('A B') }),
      'x:1: 1000000 authors are more than ',
    ],
    [
      'an entry without a title in a listing',
      `Daily Papers\nT\n${abstractOn('t')}\nU`,
      'x:4: title "U" has no abstract; ',
    ],
    [
      'metadata of no paper',
      line({ title: 'Nowhere', seenAt: ['https://a.org'] }),
      'x:1: entry belongs to no paper of the listings',
    ],
  ])('%s', async (_, text, message) => {
    const problems = await problemsOf('x', text)
    expect(problems[0]?.slice(0, message.length)).toBe(message)
    expect(problems.every((problem) => !problem.includes('\n'))).toBe(true)
  })

  test('an unknown field is told once a file', async () => {
    const record = line({ title: 'A', abstract: 'B', colour: 1 })
    expect(await problemsOf('x', record.repeat(3))).toHaveLength(1)
  })
})

describe('files as programs save them', () => {
  const csv = 'title,year\n"Élan, one",2020\n'
  const wide = Buffer.from(csv, 'utf16le')
  test.each([
    ['JSON behind a byte order mark', '\uFEFF{"results": [{"title": "Élan, one"}]}'],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16 without its mark', wide],
    ['UTF-16 the other way round', Buffer.from(wide).swap16()],
    ['semicolons', csv.replaceAll('",', '";').replaceAll('title,', 'title;')],
    ['line ends of old Macs', csv.replaceAll('\n', '\r')],
    ['line ends that were turned twice', 'TY  - JOUR\r\r\nTI  - Élan, one\r\r\nER  - \r\r\n'],
  ])('%s', async (_, text) => {
    const { run, seed, files } = workspace()
    seed('x', text)
    expect((await run()).problems).toEqual([])
    expect(Object.keys(files())).toEqual(['elan-one.mdx'])
  })
})

test('a name that holds control characters stays on its line', () => {
  expect(formatProblem({ file: 'a\nb\u001b[31m.bib', message: 'is empty' })).toBe(
    'a\uFFFDb\uFFFD[31m.bib: is empty',
  )
})

test('links are followed, one that leads nowhere is told, and one back up is no endless way', async () => {
  const { seeds, run } = workspace({ 'in/good.jsonl': good, '.hidden.jsonl': 'x' })
  const elsewhere = workspace({ 'other.jsonl': line({ title: 'Other', abstract: abstractOn('other') }) })
  symlinkSync('.', join(seeds, 'in', 'loop'))
  symlinkSync('nowhere.bib', join(seeds, 'lost.bib'))
  symlinkSync(elsewhere.seeds, join(seeds, 'linked'))
  symlinkSync('round.bib', join(seeds, 'round.bib'))
  const { files, problems } = await run()
  expect(files.map(({ file }) => file)).toEqual([
    'in/good.jsonl',
    'linked/other.jsonl',
    'lost.bib',
    'round.bib',
  ])
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(/lost\.bib: cannot be read \(ENOENT.*\); make it readable or remove it$/),
    expect.stringMatching(/round\.bib: cannot be read \(ELOOP.*\); make it readable or remove it$/),
  ])
})

test('a file with a mistake on every line does not bury the others, unless all are asked for', async () => {
  const { run } = workspace({ 'a.jsonl': good + 'x\n'.repeat(500), 'b.jsonl': `${good}y` })
  const report = await run()
  expect(report.problems).toHaveLength(501)
  const short = formatReport(report)
  expect(short.match(/a\.jsonl:\d+: is not JSON/g)).toHaveLength(20)
  expect(short).toContain('a.jsonl: … and 480 more problems (all with --report)')
  expect(short).toContain('b.jsonl:2: is not JSON')
  expect(formatReport(report, true).match(/is not JSON/g)).toHaveLength(501)
})

describe('hostile text is cleaned', () => {
  test('NULs, lone surrogates, text-direction overrides, prototype keys', async () => {
    const { run, seed, paper, files } = workspace()
    const record =
      '{"__proto__": {"polluted": 1}, "constructor": 2, "title": "A\\u0000B\\ud800 \\u202eC\\u2066", "abstract": "x\\u0007y\\u2028z", "authors": ["A\\u0000 B", {"__proto__": 1}, 7]}'
    seed('x.jsonl', record)
    const report = await run()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.keys(files())).toEqual(['ab-c.mdx'])
    expect(paper('ab-c').facts).toMatchObject({ title: 'AB\uFFFD C', authors: ['A B'] })
    expect(paper('ab-c').abstract).toBe('xy z')
    expect(report.problems.length).toBeGreaterThanOrEqual(3)
  })
})

describe('the command', () => {
  const command = (...args: string[]) => {
    const node = 'node_modules/.bin/node'
    const { status, stdout, stderr } = spawnSync(node, ['scripts/ingest.ts', ...args], { encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  test('exit codes: 0 with the report, 1 under --strict, 2 when nothing could be done', () => {
    const { seeds, content, seed } = workspace({ 'good.jsonl': good })
    expect(command('--seeds', seeds, '--content', content, '--strict')).toMatchObject({
      status: 0,
      stderr: '',
    })
    seed('bad.jsonl', `${good}nonsense`)
    const lenient = command('--seeds', seeds, '--content', content)
    expect(lenient.status).toBe(0)
    expect(lenient.stdout).toContain(`${join(seeds, 'bad.jsonl')}:2: is not JSON`)
    expect(lenient.stdout).toMatch(/bad\.jsonl +2 +0 +1 +0 +1/)
    expect(command('--seeds', seeds, '--content', content, '--strict').status).toBe(1)
    const { seeds: only, content: none } = workspace({ 'bad.jsonl': '{"title": nonsense\n' })
    expect(command('--seeds', only, '--content', none).status).toBe(2)
    expect(command('--seeds', join(only, 'nowhere')).status).toBe(2)
    expect(command('--nonsense').status).toBe(2)
    symlinkSync('round', join(only, 'round'))
    const round = command('--seeds', join(only, 'round'))
    expect(round.status).toBe(2)
    expect(round.stderr.trim()).toMatch(/round: cannot be read \(ELOOP.*\); make it readable or remove it$/)
    expect(command('/dev/null').stderr.trim()).toBe(
      '/dev/null: is no file; save what it gives as one, and name that',
    )
  })

  test('an output folder that cannot be written is one line', () => {
    const { seeds, content } = workspace({ 'good.jsonl': good })
    writeFileSync(content, 'in the way')
    const { status, stderr } = command('--seeds', seeds, '--content', content)
    expect(status).toBe(2)
    expect(stderr.trim()).toBe(
      `${join(content, 'papers')}: cannot be written (ENOTDIR); make it writable, or name another --content`,
    )
  })

  test('a file that cannot be read is one line, and the others go on', async () => {
    const { seeds, run, seed } = workspace({ 'good.jsonl': good })
    chmodSync(seed('shut.jsonl', good), 0o000)
    mkdirSync(join(seeds, 'deeper'))
    const report = await run()
    expect(report.papers).toBe(1)
    if (process.getuid?.() !== 0) expect(report.problems[0]?.message).toContain('cannot be read')
  })

  test('a line of 200 MB neither fills the memory nor stops the rest', () => {
    const { seeds, content } = workspace({ 'good.jsonl': good })
    const file = openSync(join(seeds, 'long.jsonl'), 'w')
    writeSync(file, line({ title: 'Before', abstract: abstractOn('before') }))
    writeSync(file, '{"title": "')
    const piece = Buffer.alloc(10_000_000, 'x')
    for (let at = 0; at < 20; at++) writeSync(file, piece)
    writeSync(file, `"}\n${line({ title: 'After', abstract: abstractOn('after') })}`)
    closeSync(file)
    const limit = ['--max-old-space-size=160', 'scripts/ingest.ts', '--seeds', seeds, '--content', content]
    const { status, stdout } = spawnSync('node_modules/.bin/node', limit, { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout).toContain('long.jsonl:2: line is too long to be a record; split it or remove it')
    expect(stdout).toMatch(/long\.jsonl +3 +2 +0 +0 +1/)
  }, 30_000)
})
