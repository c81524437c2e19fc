import type { Atlas } from '../atlas/types.ts'
import { formatNumber } from '../model/claim-text.ts'
import { count } from '../model/links.ts'
import { pictureBox } from './card.ts'
import { palette, regionColoursOnInk } from './palette.ts'
import { claimsMarks, mapMarks, timelineMarks } from './picture.ts'
import { counted, type Shown } from './words.ts'

/** The pages that are pictures themselves, and what their cards show. */
export const pageCards: Record<'home' | 'timeline' | 'claims' | 'map', (atlas: Atlas) => Shown> = {
  home: homeCard,
  timeline: timelineCard,
  claims: claimsCard,
  map: mapCard,
}

function homeCard(atlas: Atlas): Shown {
  return {
    ...pageCard(atlas, 'home'),
    form: 'panel',
    kicker: '',
    title: atlas.config.title,
    byline: atlas.config.description,
    facts: [count(atlas.topics.length, 'topic'), count(atlas.authors.length, 'author')].join('  ·  '),
    figure: counted(atlas.papers.length),
    marks: mapMarks(atlas, pictureBox.panel, 6.5, regionColoursOnInk),
  }
}

function timelineCard(atlas: Atlas): Shown {
  const years = atlas.papers.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)
  return {
    ...pageCard(atlas, 'timeline'),
    title: 'Timeline',
    byline: `${count(atlas.papers.length, 'paper')} by date, coloured by region`,
    facts: String(years[0] ?? ''),
    end: String(years.at(-1) ?? ''),
    marks: timelineMarks(atlas),
  }
}

function claimsCard(atlas: Atlas): Shown {
  const claims = atlas.papers.flatMap((paper) => paper.claims.flatMap(({ factor }) => factor ?? []))
  const largest = claims.reduce((most, factor) => Math.max(most, factor), 1)
  return {
    ...pageCard(atlas, 'claims'),
    title: 'Claims',
    byline: `${count(claims.length, 'measured claim')} by factor, on a logarithmic scale`,
    facts: '1×',
    end: `${formatNumber(largest)}×`,
    marks: claimsMarks(atlas),
  }
}

function mapCard(atlas: Atlas): Shown {
  return {
    ...pageCard(atlas, 'map'),
    title: 'Map',
    byline: `${count(atlas.papers.length, 'paper')}, near one another when their texts are alike`,
    facts: atlas.regions.map(({ title }) => title).join('  ·  '),
    marks: mapMarks(atlas, pictureBox.chart, 8),
  }
}

function pageCard(atlas: Atlas, page: string): Shown {
  return {
    source: `the page ${page}`,
    form: 'chart',
    colour: palette.ink,
    kicker: atlas.config.title,
    title: '',
    byline: '',
    rows: [],
    facts: '',
    imprint: '',
    marks: [],
  }
}
