import { randomLcg, randomNormal } from 'd3-random'
import type { AtlasAuthor, AtlasPaper, AtlasRegion, AtlasTopic } from '../../src/atlas/types.ts'
import type { MapSource } from '../../src/charts/index.ts'
import { type Claim, claimQualifiers } from '../../src/model/claim.ts'
import { yearOf } from '../../src/model/date.ts'
import { paperSchema } from '../../src/model/paper.ts'
import type { Position } from '../../src/model/topic.ts'

interface SampleSize {
  papers?: number
  regions?: number
  topicsEach?: number
}

const words = 'Fast Sparse Deep Joint Latent Robust Open Neural Causal Mixed Random Global'.split(' ')
const things = 'routing decoding training alignment corpora kernels agents schedules retrieval speech'.split(
  ' ',
)

/** A made-up atlas, the same each time: clustered places, all precisions of dates, all kinds of claims. */
export function sampleAtlas({ papers = 60, regions = 3, topicsEach = 2 }: SampleSize = {}): MapSource {
  const random = randomLcg(0.5)
  const normal = randomNormal.source(random)(0, 0.05)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const regionList = Array.from({ length: regions }, (_, i) => sampleRegion(i))
  const topics = [...regionList.map((region) => region.slug), undefined].flatMap((regionSlug, i) =>
    Array.from({ length: topicsEach }, (_, j) => sampleTopic(`topic-${i}-${j}`, regionSlug)),
  )
  const centres = new Map(
    topics.map(({ slug }) => [slug, { x: random() * 0.8 + 0.1, y: random() * 0.8 + 0.1 }]),
  )
  const positions = new Map<string, Position>()
  const paperList = Array.from({ length: papers }, (_, i) => {
    const topic = pick(topics)
    const centre = centres.get(topic.slug) ?? { x: 0.5, y: 0.5 }
    const paper = samplePaper(i, {
      title: `${pick(words)}${pick(words)}: ${pick(words)} ${pick(things)} for ${pick(things)}`,
      published: sampleDate(i, random),
      topics: [topic.slug],
      region: topic.regionSlug,
      claims: Array.from({ length: Math.floor(random() * 3) }, () => sampleClaim(random)),
    })
    const clamp = (value: number) => Math.min(1, Math.max(0, value))
    positions.set(paper.slug, { x: clamp(centre.x + normal()), y: clamp(centre.y + normal()) })
    return paper
  })
  for (const topic of topics) {
    topic.papers = paperList.filter((paper) => paper.topics[0] === topic.slug).map((paper) => paper.slug)
    topic.primary = topic.papers.length
  }
  for (const region of regionList)
    region.papers = paperList.filter((paper) => paper.region === region.slug).map((paper) => paper.slug)
  return { papers: paperList, topics, regions: regionList, positions }
}

export function samplePaper(i: number, given: Partial<AtlasPaper> = {}): AtlasPaper {
  const title = given.title ?? `Paper ${i}`
  return {
    ...paperSchema.parse({ title }),
    slug: `paper-${i}`,
    url: `papers/paper-${i}.html`,
    plainTitle: title,
    name: title.includes(':') ? title.split(':')[0] : undefined,
    abstract: '',
    authorSlugs: [],
    year: yearOf(given.published),
    ...given,
  }
}

export function sampleTopic(slug: string, regionSlug: string | undefined): AtlasTopic {
  const title = `Topic ${slug.replace('topic-', '').replace('-', '.')}`
  const facts = { title, region: null, description: '', vocabulary: [], lead: 1 }
  return { ...facts, slug, regionSlug, papers: [], primary: 0 }
}

export function sampleRegion(i: number): AtlasRegion {
  return { slug: `region-${i}`, title: `Region number ${i + 1}`, hue: (i % 6) + 1, topics: [], papers: [] }
}

export function sampleClaim(random: () => number, given: Partial<Claim> = {}): Claim {
  const qualifier = claimQualifiers[Math.floor(random() * claimQualifiers.length)] ?? 'exact'
  const factor = Math.round(10 ** (random() * random() * 3 + 0.05) * 100) / 100
  const categories = ['speed', 'memory', 'communication', 'cost', 'scale', 'quality'] as const
  const category = categories[Math.floor(random() * 6)] ?? 'speed'
  return {
    quote: '',
    start: 0,
    end: 0,
    value: factor,
    low: qualifier === 'range' ? 1 + (factor - 1) / 2 : null,
    unit: 'x',
    category,
    direction: 'up',
    factor: category === 'quality' ? null : factor,
    qualifier,
    baseline: 'the <baseline> & "others"',
    ...given,
  }
}

/** People who all wrote with the first one, in groups that wrote together. */
export function sampleAuthors(groups: number[]): {
  author: AtlasAuthor
  find: (slug: string) => AtlasAuthor
} {
  const people = new Map<string, AtlasAuthor>()
  const person = (slug: string) => ({ slug, name: `Person ${slug.toUpperCase()}`, papers: [], coauthors: [] })
  const author: AtlasAuthor = { ...person('me'), papers: groups.map((_, i) => `paper-${i}`) }
  people.set('me', author)
  groups.forEach((size, g) => {
    const slugs = Array.from({ length: size }, (_, i) => `p${g}-${i}`)
    for (const slug of slugs) {
      const others = ['me', ...slugs.filter((other) => other !== slug)]
      people.set(slug, { ...person(slug), coauthors: others.map((other) => ({ slug: other, papers: 1 })) })
      author.coauthors.push({ slug, papers: 1 })
    }
  })
  const find = (slug: string) => people.get(slug) ?? author
  return { author, find }
}

function sampleDate(i: number, random: () => number): string | undefined {
  const year = 2021 + Math.floor(random() * 5)
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0')
  if (i % 13 === 0) return undefined
  if (i % 11 === 0) return String(year)
  return i % 4 === 0
    ? `${year}-${month}`
    : `${year}-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
}
