/** What a file with all that is known of a paper reads from the atlas. */
export function readsOf(slug: string): string[] {
  return [`paper/${slug}`, `abstract/${slug}`]
}
