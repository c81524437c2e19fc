declare module 'html-metadata' {
  /** What a page says of itself, by kind of metadata. */
  interface PageMetadata {
    highwirePress?: Record<string, string | string[]>
    openGraph?: Record<string, unknown>
    twitter?: Record<string, unknown>
    jsonLd?: unknown
  }
  export default function scrape(url: string): Promise<PageMetadata>
}
