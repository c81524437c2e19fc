import type { AtlasRegion } from '../atlas/types.ts'

/** The class that gives a mark its region's hue; papers outside the regions have hue 0. */
export function hueClass(region: AtlasRegion | undefined): string {
  return `hue-${region?.hue ?? 0}`
}

/** The name for what lies in no region. */
export const outside = 'Outside the regions'

/** Where a region is described. */
export function regionPath(slug: string): string {
  return `topics.html#region-${slug}`
}

/** Regions by slug, for the many look-ups of a chart. */
export function regionsBySlug(regions: AtlasRegion[]): Map<string, AtlasRegion> {
  return new Map(regions.map((region) => [region.slug, region]))
}
