import { loadAtlas } from '../../src/atlas/index.ts'
import { newestWeeks } from '../../src/exports/weeks.ts'

const atlas = loadAtlas('content')
const richest = atlas.papers.reduce((most, paper) =>
  paper.claims.length > most.claims.length ? paper : most,
)
const poorest = atlas.papers.find(({ authors, published }) => authors.length === 0 || !published) ?? richest
const busiest = atlas.authors.reduce((most, author) =>
  author.papers.length > most.papers.length ? author : most,
)
const fullest = atlas.topics.reduce((most, topic) =>
  topic.papers.length > most.papers.length ? topic : most,
)

/** A page of every kind, by what it is. */
export const kinds: Record<string, string> = {
  home: 'index.html',
  'all papers': 'papers.html',
  paper: richest.url,
  'paper with little known': poorest.url,
  topics: 'topics.html',
  topic: `topics/${fullest.slug}.html`,
  authors: 'authors.html',
  'authors of a letter': 'authors-a.html',
  author: `authors/${busiest.slug}.html`,
  organizations: 'organizations.html',
  organization: `organizations/${atlas.organizations[0]?.slug}.html`,
  year: `years/${atlas.years[0]?.year}.html`,
  timeline: 'timeline.html',
  claims: 'claims.html',
  map: 'map.html',
  search: 'search.html?q=parallel',
  about: 'about.html',
  'new by week': 'new.html',
  'new in a week': newestWeeks(atlas)[0]?.url ?? 'new.html',
  data: 'data.html',
  'reading list': 'reading-list.html',
  'claims to embed': 'embed/claims.html',
  'map to embed': 'embed/map.html',
  'timeline to embed': 'embed/timeline.html',
  'not found': '404.html',
}
