/**
 * The code of a frame with the absolute address it has on this site, and with the topic of the page's own
 * address. From disk, where there is no address to give, it stays as it was written.
 * @param written the code with a relative or absolute `src`
 * @param page the address of the page that shows the code
 */
export function embedCode(written: string, page: string): string {
  const from = new URL(page)
  const isServed = /^https?:$/.test(from.protocol)
  const topic = new URLSearchParams(from.hash.slice(1)).get('topic') ?? from.searchParams.get('topic')
  return written.replace(/src="([^"?]*)[^"]*"/, (_, source: string) => {
    const address = isServed ? new URL(source, page).href : source
    return `src="${address}${topic ? `?topic=${encodeURIComponent(topic)}` : ''}"`
  })
}
