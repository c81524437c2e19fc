import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { add } from '../../src/ingest/add.ts'
import { enrich } from '../../src/ingest/enrich/index.ts'
import { services } from '../../src/ingest/enrich/services.ts'
import { openWeb, type WebOptions } from '../../src/ingest/enrich/web.ts'
import { line, workspace } from './workspace.ts'

type Play = (request: IncomingMessage, response: ServerResponse, body: string) => void

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server on this machine that plays answers, and remembers what it was asked. */
async function server(play: Play) {
  const asked: string[] = []
  const http = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += String(piece)))
    request.on('end', () => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
      play(request, response, body)
    })
  })
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go))
  closing.push(() => {
    http.closeAllConnections()
    http.close()
  })
  const address = http.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return { base, asked }
}

/** A client that remembers its waits instead of waiting. */
function client(options: WebOptions = {}) {
  const waits: number[] = []
  const sleep = (milliseconds: number) => {
    if (milliseconds > 0) waits.push(milliseconds)
    return Promise.resolve()
  }
  return { waits, ask: openWeb({ timeout: 300, backoff: 10, sleep, ...options }) }
}

const inTurn = (...plays: Play[]): Play => {
  let turn = 0
  return (...all) => plays[Math.min(turn++, plays.length - 1)]?.(...all)
}
const answer =
  (status: number, text = '', headers: Record<string, string> = {}): Play =>
  (_, response) => {
    response.writeHead(status, headers).end(text)
  }
const polite = { pause: 0 }

describe('asking', () => {
  test('an answer comes back as text', async () => {
    const { base } = await server(answer(200, 'Größe'))
    expect(await client().ask(`${base}/x`, polite)).toBe('Größe')
  })

  test('what is not known is nothing', async () => {
    const { base, asked } = await server(answer(404))
    expect(await client().ask(`${base}/x`, polite)).toBeUndefined()
    expect(asked).toHaveLength(1)
  })

  test('429 waits as long as the service asks', async () => {
    const { base } = await server(inTurn(answer(429, '', { 'retry-after': '7' }), answer(200, 'ok')))
    const { ask, waits } = client()
    expect(await ask(`${base}/x`, polite)).toBe('ok')
    expect(waits).toEqual([7000])
  })

  test('500 is tried again with growing waits, then given up', async () => {
    const { base, asked } = await server(answer(500))
    const { ask, waits } = client({ tries: 4 })
    await expect(ask(`${base}/x`, polite)).rejects.toThrow(`${base}/x: answers 500; try again later`)
    expect(asked).toHaveLength(4)
    expect(waits).toEqual([10, 20, 40])
  })

  test('a refusal is not asked again, nor a wait of hours', async () => {
    const { base, asked } = await server(inTurn(answer(403), answer(503, '', { 'retry-after': '86400' })))
    await expect(client().ask(`${base}/x`, polite)).rejects.toThrow('answers 403')
    await expect(client().ask(`${base}/x`, polite)).rejects.toThrow('answers 503')
    expect(asked).toHaveLength(2)
  })

  test('a slow body and a cut connection are tried again', async () => {
    const slow: Play = (_, response) => void response.writeHead(200).write('begin')
    const cut: Play = (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('begin')
      response.destroy()
    }
    const { base } = await server(inTurn(slow, cut, answer(200, 'whole')))
    expect(await client().ask(`${base}/x`, polite)).toBe('whole')
  })

  test('a service that is not there is one line', async () => {
    await expect(client({ tries: 2 }).ask('http://127.0.0.1:9/x', polite)).rejects.toThrow(
      /cannot be reached/,
    )
  })

  test('redirects are followed, in a circle never, and out of the web never', async () => {
    const { base, asked } = await server((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end()
      else if (request.url === '/b') response.end('there')
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
      else response.writeHead(302, { location: '/loop' }).end()
    })
    expect(await client().ask(`${base}/a`, polite)).toBe('there')
    await expect(client().ask(`${base}/loop`, polite)).rejects.toThrow('redirects in a circle')
    expect(asked.length).toBeLessThan(12)
    await expect(client().ask(`${base}/file`, polite)).rejects.toThrow('is no web address')
  })

  test('requests to one host keep their distance', async () => {
    const { base } = await server(answer(200, 'ok'))
    const { ask, waits } = client()
    for (let at = 0; at < 3; at++) await ask(`${base}/${at}`, { pause: 3000 })
    expect(waits).toHaveLength(2)
    for (const wait of waits) expect(wait).toBeGreaterThan(2900)
  })

  test('an answer with an ETag is only asked whether it still holds', async () => {
    const { content } = workspace()
    let given = 0
    const { base } = await server((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else {
        given++
        response.writeHead(200, { etag: '"v1"' }).end('kept')
      }
    })
    for (let at = 0; at < 3; at++)
      expect(await client({ cache: content }).ask(`${base}/x`, polite)).toBe('kept')
    expect(given).toBe(1)
  })
})

const atom = (id: string, title: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><summary>The abstract.</summary><published>2024-01-02T00:00:00Z</published><author><name>Ada Lovelace</name></author></entry></feed>`

/** The four services on one server, each answering from a table. */
async function world(answers: Partial<Record<'arxiv' | 'hf' | 'openalex' | 's2', Play>>) {
  const { base, asked } = await server((request, response, body) => {
    const name = (request.url ?? '').split(/[/?]/)[1] as 'arxiv'
    const play = answers[name] ?? (name === 'arxiv' ? answer(200, '<feed/>') : answer(404))
    play(request, response, body)
  })
  const at = {
    arxiv: `${base}/arxiv`,
    huggingface: `${base}/hf`,
    openalex: `${base}/openalex`,
    scholar: `${base}/s2`,
  }
  return { asked, services: services(at), ask: client().ask }
}

async function atlas(...records: Record<string, unknown>[]) {
  const space = workspace({
    'a.jsonl': records.map((record) => line({ abstract: 'Text.', ...record })).join(''),
  })
  await space.run()
  const output = join(space.seeds, 'enriched.jsonl')
  return { ...space, output, options: { content: space.content, output, cache: join(space.seeds, '.cache') } }
}

describe('enriching', () => {
  test('fills what papers lack, and a build needs no network', async () => {
    const { options, run, paper } = await atlas({ title: 'Invented Graphs of Graphs', arxiv: '2401.00001' })
    const { services, ask } = await world({
      arxiv: answer(200, atom('2401.00001', 'Invented Graphs of Graphs')),
      hf: answer(
        200,
        JSON.stringify({
          id: '2401.00001',
          title: 'Invented Graphs of Graphs',
          summary: 'x',
          upvotes: 1,
          githubRepo: 'https://github.com/invented/g',
        }),
      ),
      s2: answer(
        200,
        JSON.stringify([
          {
            paperId: 'a',
            title: 'Invented Graphs of Graphs',
            externalIds: { ArXiv: '2401.00001', DOI: '10.1000/g' },
            venue: 'Made-Up',
          },
          null,
        ]),
      ),
    })
    expect(await enrich({ ...options, services, ask })).toMatchObject({ found: 3, problems: [] })
    await run()
    expect(paper('invented-graphs-of-graphs').facts).toMatchObject({
      authors: ['Ada Lovelace'],
      published: '2024-01-02',
      venue: 'Made-Up',
      doi: '10.1000/g',
      links: { code: 'https://github.com/invented/g' },
    })
  })

  test('papers that are only named by an id come whole', async () => {
    const { options, seeds, seed, run, paper } = await atlas({ title: 'Known', arxiv: '2401.00009' })
    seed('ids.txt', '2401.00001v2\nhttps://doi.org/10.1000/g\n2401.00009\n2401.00001\n')
    const work = { title: 'A Work of Graphs', doi: 'https://doi.org/10.1000/g', publication_year: 2023 }
    const { services, ask, asked } = await world({
      arxiv: answer(200, atom('2401.00001', 'Invented Graphs of Graphs')),
      openalex: answer(200, JSON.stringify({ results: [work] })),
    })
    const report = await enrich({ ...options, seeds, services, ask })
    expect(asked.filter((request) => request.includes('id_list=2401.00009%2C2401.00001'))).toHaveLength(1)
    expect(report.found).toBe(2)
    expect(await run()).toMatchObject({ papers: 3, added: ['a-work-of-graphs', 'invented-graphs-of-graphs'] })
    expect(paper('invented-graphs-of-graphs')).toMatchObject({
      abstract: 'The abstract.',
      facts: { arxiv: '2401.00001', authors: ['Ada Lovelace'], published: '2024-01-02' },
    })
  })

  test('an answer for another paper is refused, and said so', async () => {
    const { options, output } = await atlas({ title: 'Invented Graphs of Graphs', arxiv: '2401.00001' })
    const { services, ask } = await world({ arxiv: answer(200, atom('2401.00001', 'Speech of Whales')) })
    const report = await enrich({ ...options, services, ask })
    expect(report.found).toBe(0)
    expect(report.problems).toEqual([
      'arxiv: answers "Speech of Whales" for "Invented Graphs of Graphs"; refused',
    ])
    expect(() => readFileSync(output)).toThrow()
  })

  test('wrong JSON and a failing service are one line each, and the others go on', async () => {
    const { options } = await atlas({ title: 'Invented Graphs of Graphs', arxiv: '2401.00001' })
    const { services, ask } = await world({
      arxiv: answer(200, '<html>down</html>'),
      hf: answer(200, '{"id": '),
      openalex: answer(500),
      s2: answer(
        200,
        JSON.stringify([
          {
            paperId: 'a',
            title: 'Invented graphs of graphs',
            externalIds: { ArXiv: '2401.00001' },
            venue: 'Made-Up',
          },
        ]),
      ),
    })
    const report = await enrich({ ...options, services, ask })
    expect(report.found).toBe(1)
    expect(report.problems.map((problem) => problem.split(':')[0])).toEqual([
      'arxiv',
      'huggingface',
      'openalex',
    ])
  })

  test('a run that stopped goes on where it stopped; what failed is asked again', async () => {
    const titles = ['First Invented Paper', 'Second Invented Paper', 'Third Invented Paper']
    const { options } = await atlas(
      ...titles.map((title, at) => ({
        title,
        arxiv: `2401.0000${at}`,
        venue: 'V',
        authors: ['A B'],
        published: '2024-01-01',
      })),
    )
    const hf = (request: IncomingMessage) => {
      const id = request.url?.split('/').at(-1) ?? ''
      return JSON.stringify({
        id,
        title: titles[Number(id.at(-1))],
        summary: 'x',
        upvotes: 1,
        githubRepo: `https://github.com/invented/${id}`,
      })
    }
    const failing = await world({
      hf: inTurn((request, response) => void response.end(hf(request)), answer(403)),
    })
    expect(await enrich({ ...options, ...failing })).toMatchObject({ found: 1 })
    const whole = await world({ hf: (request, response) => void response.end(hf(request)) })
    expect(await enrich({ ...options, ...whole })).toMatchObject({
      asked: { huggingface: 2 },
      found: 2,
      problems: [],
    })
    expect(readFileSync(options.output, 'utf8').trim().split('\n')).toHaveLength(3)
    expect(await enrich({ ...options, ...whole })).toMatchObject({ asked: { huggingface: 0 }, found: 0 })
  })

  test('a dry run asks nobody and writes nothing', async () => {
    const { options, output } = await atlas({ title: 'Invented Graphs of Graphs' })
    const { services, ask, asked } = await world({})
    expect(await enrich({ ...options, services, ask, dryRun: true })).toMatchObject({
      asked: { arxiv: 1, huggingface: 0, openalex: 1 },
    })
    expect(asked).toEqual([])
    expect(() => readFileSync(output)).toThrow()
  })
})

describe('adding', () => {
  test('a paper by its id lands in a file', async () => {
    const { seeds, content, paper } = workspace()
    const { services, ask } = await world({ arxiv: answer(200, atom('2401.00001', 'Invented Graphs')) })
    const options = { seeds, content, services, ask, topics: () => [[]], claims: () => [] }
    const { papers } = await add('https://arxiv.org/abs/2401.00001v2', options)
    expect(papers).toEqual([join(content, 'papers', 'invented-graphs.mdx')])
    expect(paper('invented-graphs')).toMatchObject({
      abstract: 'The abstract.',
      facts: { authors: ['Ada Lovelace'] },
    })
    expect((await add('2401.00001', options)).papers).toEqual([])
  })

  test('a file of papers is taken into the seeds', async () => {
    const { seeds, content } = workspace()
    const { seed } = workspace()
    const file = seed('mine.bib', '@misc{a, title={From My Bibliography}, author={Lovelace, Ada}}')
    const { papers } = await add(file, { seeds, content, topics: () => [[]], claims: () => [] })
    expect(papers).toEqual([join(content, 'papers', 'from-my-bibliography.mdx')])
  })

  test.each([
    ['nonsense', 'is no arXiv id, DOI, address of one, or file'],
    ['2401.99999', 'is not known to arxiv'],
    ['10.1000/none', 'is not known to openalex'],
  ])('%s is refused with a way out', async (what, message) => {
    const { seeds, content } = workspace()
    const { services, ask } = await world({})
    await expect(add(what, { seeds, content, services, ask })).rejects.toThrow(message)
  })
})
