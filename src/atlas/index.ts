import { resolve } from 'node:path'
import { compareDates, yearOf } from '../model/date.ts'
import { slugify, uniqueSlug } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { atlasOver } from './facade.ts'
import { gatherPeople, textHash } from './people.ts'
import { readContent, type Content } from './read.ts'
import { withTexts } from './texts.ts'
import type { Atlas, AtlasOrganization, AtlasPaper, AtlasRegion, AtlasTopic } from './types.ts'

export type * from './types.ts'

const hues = 6

/** The build loads the atlas once; Astro's bundle of the pages meets it here again. */
const shared = globalThis as typeof globalThis & {
  paperAtlas?: { key: string; atlas: Atlas }
  onlyAtlas?: Atlas
}

/**
 * The atlas of a content folder, loaded once per process.
 * @param folder defaults to `ATLAS_CONTENT`, else `content`
 * @param site absolute address of the deploy, over the one in atlas.yaml; defaults to `ATLAS_SITE`
 * @throws CliError when a file cannot be read
 */
export function loadAtlas(folder?: string, site?: string): Atlas {
  return (
    shared.onlyAtlas ??
    loadOnce(folder ?? process.env['ATLAS_CONTENT'] ?? 'content', site ?? process.env['ATLAS_SITE'])
  )
}

/** Has `loadAtlas` give this atlas, whatever it is asked for, in a thread that draws one atlas only. */
export function useAtlas(atlas: Atlas): void {
  shared.onlyAtlas = atlas
}

/** Forgets the loaded atlas, so that the next `loadAtlas` reads the files again. */
export function forgetAtlas(): void {
  delete shared.paperAtlas
}

function loadOnce(folder: string, site?: string): Atlas {
  const key = `${resolve(folder)} ${site}`
  if (shared.paperAtlas?.key !== key)
    shared.paperAtlas = { key, atlas: assembleAtlas(readContent(folder), site) }
  return shared.paperAtlas.atlas
}

/** The read model of a content folder's records. Pure. */
export function assembleAtlas(content: Content, site?: string): Atlas {
  const inOrder = content.papers
    .map((paper) => ({ ...paper, plainTitle: plainText(paper.title) }))
    .sort((a, b) => compareDates(a.published, b.published) || (a.slug < b.slug ? -1 : 1))
  const people = gatherPeople(inOrder, content.people)
  const { regions, topics } = arrangeTopics(content.topics)
  const regionOf = new Map(topics.map((topic) => [topic.slug, topic.regionSlug]))
  const papers: AtlasPaper[] = inOrder.map((paper) => ({
    ...paper,
    url: `papers/${paper.slug}.html`,
    year: yearOf(paper.published),
    topics: paper.topics.filter((slug) => regionOf.has(slug)),
    authorSlugs: people.slugsOf.get(paper.slug) ?? [],
    region: regionOf.get(paper.topics.find((slug) => regionOf.has(slug)) ?? ''),
  }))
  fillTopics(papers, topics, regions)
  const lists = {
    config: site ? { ...content.config, site } : content.config,
    papers,
    topics,
    regions,
    authors: people.authors,
    organizations: gatherOrganizations(papers),
    years: gatherYears(papers),
    undated: papers.filter((paper) => !paper.published).map((paper) => paper.slug),
    newest: papers[0]?.published,
    notes: content.notes,
  }
  return withTexts({ papers, kept: content.positions }, (texts) => atlasOver(lists, texts))
}

function indexBySlug<T extends { slug: string }>(things: T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.slug, thing]))
}

function arrangeTopics(files: Content['topics']): { regions: AtlasRegion[]; topics: AtlasTopic[] } {
  const ordered = [...files].sort(
    (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || (a.slug < b.slug ? -1 : 1),
  )
  const titles = [...new Set(ordered.map((topic) => topic.region).filter((title) => title !== null))]
  const taken = new Set<string>()
  const regions = titles.map((title, index) => {
    const slug = uniqueSlug(slugify(title) || `region-${textHash(title)}`, taken)
    taken.add(slug)
    return { slug, title, hue: (index % hues) + 1, topics: [] as string[], papers: [] as string[] }
  })
  const topics = ordered.map((topic) => {
    const region = regions.find(({ title }) => title === topic.region)
    region?.topics.push(topic.slug)
    return { ...topic, regionSlug: region?.slug, papers: [] as string[], primary: 0 }
  })
  return { regions, topics }
}

function fillTopics(papers: AtlasPaper[], topics: AtlasTopic[], regions: AtlasRegion[]): void {
  const bySlug = indexBySlug(topics)
  const secondary: [AtlasTopic, string][] = []
  for (const paper of papers) {
    paper.topics.forEach((slug, place) => {
      const topic = bySlug.get(slug)
      if (!topic) return
      if (place > 0) secondary.push([topic, paper.slug])
      else {
        topic.papers.push(paper.slug)
        topic.primary++
      }
    })
    regions.find(({ slug }) => slug === paper.region)?.papers.push(paper.slug)
  }
  for (const [topic, slug] of secondary) topic.papers.push(slug)
}

function gatherOrganizations(papers: AtlasPaper[]): AtlasOrganization[] {
  const taken = new Set<string>()
  const byName = new Map<string, AtlasOrganization>()
  for (const { organization, organizationAccount, slug } of papers) {
    if (!organization) continue
    const known = byName.get(organization)
    if (known) known.papers.push(slug)
    else
      byName.set(organization, { slug: '', name: organization, account: organizationAccount, papers: [slug] })
  }
  const inOrder = [...byName.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  for (const organization of inOrder) {
    organization.slug = uniqueSlug(
      slugify(organization.name) || `organization-${textHash(organization.name)}`,
      taken,
    )
    taken.add(organization.slug)
  }
  return inOrder
}

function gatherYears(papers: AtlasPaper[]): Atlas['years'] {
  const byYear = Map.groupBy(
    papers.filter((paper) => paper.year !== undefined),
    (paper) => paper.year ?? 0,
  )
  return [...byYear]
    .sort(([a], [b]) => b - a)
    .map(([year, own]) => ({ year, papers: own.map(({ slug }) => slug) }))
}
