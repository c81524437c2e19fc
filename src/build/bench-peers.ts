import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { realCorpus } from './bench.ts'
import { writeBelow } from './folder.ts'
import { watchTree } from './process-tree.ts'
import { samplePapers, type SamplePaper } from './sample-papers.ts'

/** What another program took for the same papers. */
export interface PeerRun {
  name: string
  /** Why it was not run. */
  skipped?: string
  seconds?: number
  processorSeconds?: number
  peakMemory?: number
}

interface Peer {
  name: string
  /** Command and arguments, run in the folder that holds `content/`. */
  command: string[]
  files: Record<string, string>
  /** A paper's file below the folder. */
  paper: (paper: SamplePaper, place: number) => [path: string, text: string]
}

/**
 * Builds the papers of a bench with other programs, each with the plainest template: title, authors, date, venue and
 * abstract on a page of its own, and one page that lists all. No other page, chart, card, feed or index.
 */
export async function benchPeers(papers: number, log: (line: string) => void): Promise<PeerRun[]> {
  const sample = [...samplePapers(papers, realCorpus())]
  const runs: PeerRun[] = []
  for (const peer of peers) {
    log(`${papers} papers with ${peer.name} …`)
    runs.push(await runPeer(peer, sample))
  }
  return runs
}

async function runPeer(peer: Peer, sample: readonly SamplePaper[]): Promise<PeerRun> {
  const [command = '', ...flags] = peer.command
  if (spawnSync(command, ['version']).error) return { name: peer.name, skipped: 'not installed' }
  const folder = mkdtempSync(join(tmpdir(), 'atlas-peer-'))
  try {
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    for (const [path, text] of Object.entries(peer.files)) writeBelow(folder, { path, content: text })
    for (const [place, paper] of sample.entries()) {
      const [path, content] = peer.paper(paper, place)
      writeBelow(folder, { path, content })
    }
    const start = performance.now()
    const child = spawn(command, flags, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    const tree = watchTree(child.pid ?? 0)
    const status = await new Promise((ended) => child.on('close', ended))
    const used = tree.stop()
    if (status !== 0) return { name: peer.name, skipped: `failed: ${errors.trim().split('\n')[0]}` }
    return { name: peer.name, seconds: (performance.now() - start) / 1000, ...used }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function frontmatter({ title, authors, published, venue = '' }: SamplePaper): string {
  return `---\ntitle: ${JSON.stringify(title)}\nauthors: ${JSON.stringify(authors)}\npublished: ${JSON.stringify(published)}\nvenue: ${JSON.stringify(venue)}\n---\n`
}

/** Words that no template language reads as its own. */
function plainWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s.,;:%()-]/gu, ' ')
}

const node = process.execPath
const astroPage = `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  const papers = await getCollection('papers')
  return papers.map((paper) => ({ params: { slug: paper.id }, props: { paper } }))
}
const { paper } = Astro.props
const { Content } = await render(paper)
---
<html lang="en"><head><meta charset="utf-8" /><title>{paper.data.title}</title></head>
<body><h1>{paper.data.title}</h1><p>{paper.data.authors.join(', ')}, {paper.data.published} {paper.data.venue}</p><Content /></body></html>
`
const astroList = `---
import { getCollection } from 'astro:content'
const papers = await getCollection('papers')
---
<html lang="en"><head><meta charset="utf-8" /><title>Papers</title></head>
<body><ul>{papers.map(({ id, data }) => <li><a href={id + '.html'}>{data.title}</a></li>)}</ul></body></html>
`
const astroCollection = `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
export const collections = { papers: defineCollection({ loader: glob({ pattern: '*.mdx', base: './content' }) }) }
`
const pagefindScript = `import * as pagefind from 'pagefind'
const { index } = await pagefind.createIndex({ forceLanguage: 'en' })
await index.addDirectory({ path: 'papers' })
await index.writeFiles({ outputPath: 'out' })
await pagefind.close()
`

const peers: Peer[] = [
  {
    name: 'Hugo, plain template',
    command: ['hugo', '--quiet'],
    files: {
      'hugo.toml':
        'baseURL = "https://example.org/"\ntitle = "Papers"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
      'layouts/_default/single.html':
        '<html lang="en"><title>{{ .Title }}</title><h1>{{ .Title }}</h1><p>{{ delimit .Params.authors ", " }}, {{ .Params.published }} {{ .Params.venue }}</p>{{ .Content }}</html>',
      'layouts/_default/list.html':
        '<html lang="en"><title>{{ .Title }}</title><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></html>',
    },
    paper: (paper, place) => [
      `content/papers/p${place}.md`,
      `${frontmatter(paper)}\n${plainWords(paper.abstract)}\n`,
    ],
  },
  {
    name: 'bare Astro with MDX',
    command: [node, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
    files: {
      'package.json': '{ "type": "module" }',
      'astro.config.mjs':
        "import mdx from '@astrojs/mdx'\nexport default { integrations: [mdx()], build: { format: 'file' } }\n",
      'src/content.config.ts': astroCollection,
      'src/pages/[slug].astro': astroPage,
      'src/pages/index.astro': astroList,
    },
    paper: (paper, place) => [
      `content/p${place}.mdx`,
      `${frontmatter(paper)}\n${plainWords(paper.abstract)}\n`,
    ],
  },
  {
    name: 'Pagefind alone',
    command: [node, 'index.mjs'],
    files: { 'index.mjs': pagefindScript },
    paper: (paper, place) => [
      `papers/p${place}.html`,
      `<html lang="en"><title>${plainWords(paper.title)}</title><h1>${plainWords(paper.title)}</h1><p>${paper.authors.map(plainWords).join(', ')}</p><p>${plainWords(paper.abstract)}</p></html>`,
    ],
  },
]
