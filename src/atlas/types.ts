import type { AtlasConfig } from '../model/atlas-config.ts'
import type { Paper } from '../model/paper.ts'
import type { Neighbour, Position, Topic } from '../model/topic.ts'

/** A person as pages know them. */
export interface AtlasAuthor {
  slug: string
  name: string
  /** Slugs of their papers, newest first. */
  papers: string[]
  /** Co-authors, most shared papers first. */
  coauthors: { slug: string; papers: number }[]
  homepage?: string
}

/** A paper with everything that a page needs; the person's overrides are applied. */
export interface AtlasPaper extends Paper {
  /** Path below the site's root: `papers/<slug>.html`. */
  url: string
  /** The title as one line of Unicode without markup. */
  plainTitle: string
  year?: number
  /** In the order of `authors`. */
  authorSlugs: string[]
  /** The primary topic's region slug; undefined outside the regions. */
  region?: string
}

export interface AtlasTopic extends Topic {
  regionSlug?: string
  /** Papers with this topic, primary ones first, then newest first. */
  papers: string[]
  /** How many papers have it as their primary topic. */
  primary: number
}

export interface AtlasRegion {
  slug: string
  title: string
  /** 1 to 6, cycling: the region's hue in the look. */
  hue: number
  topics: string[]
  /** Papers whose primary topic lies here. */
  papers: string[]
}

export interface AtlasOrganization {
  slug: string
  name: string
  account?: string
  papers: string[]
}

/** A near paper without how near it is, which changes a little with every paper. */
export type Nearby = Omit<Neighbour, 'score'>

/** Everything that pages, cards, exports and search draw from; loaded once per build. */
export interface Atlas {
  config: AtlasConfig
  /** Newest first, undated last, then by title. */
  papers: AtlasPaper[]
  /** How many papers there are. */
  size: number
  /** The slugs of all papers, in their order. */
  order: string[]
  /** @throws Error for a slug that no paper has */
  paper: (slug: string) => AtlasPaper
  /** The paper of this slug, or the one that had it once. */
  paperAt: (slug: string) => AtlasPaper
  topics: AtlasTopic[]
  topic: (slug: string) => AtlasTopic | undefined
  regions: AtlasRegion[]
  region: (slug: string | undefined) => AtlasRegion | undefined
  authors: AtlasAuthor[]
  author: (slug: string) => AtlasAuthor
  organizations: AtlasOrganization[]
  organization: (name: string | undefined) => AtlasOrganization | undefined
  /** Newest first; `papers` are those dated in that year. */
  years: { year: number; papers: string[] }[]
  undated: string[]
  /** The newest date in the atlas, which stands for "now" in everything that is built. */
  newest?: string
  /** Files with a person's own MDX, by `papers/<slug>`, `topics/<slug>`, `pages/<name>`. */
  notes: ReadonlyMap<string, string>
  /** Nearest papers by text, nearest first. */
  neighbours: (slug: string) => Nearby[]
  /** Map positions by slug. */
  positions: ReadonlyMap<string, Position>
  /**
   * Something drawn from the whole atlas that many pages show: made once, then kept under its name.
   * @param make must draw from the atlas alone, and give what can be sent to a thread
   */
  shared: <T>(name: string, make: (whole: Atlas) => T) => T
  /** What `shared` has made so far, by name. */
  made: ReadonlyMap<string, unknown>
}
