import type { AtlasConfig } from '../../model/atlas-config.ts'

/** Sides of the square icons, in pixels: those that browsers ask of an app that can be installed. */
export const iconSizes = [192, 512] as const

const shortcuts = [
  ['Search', 'search.html'],
  ['Papers', 'papers.html'],
  ['Topics', 'topics.html'],
  ['Map', 'map.html'],
] as const

/** `manifest.webmanifest`; every address in it is relative, so that it works under any path. */
export function webManifest({ title, description, language }: AtlasConfig): string {
  const manifest = {
    name: title,
    short_name: title.length > 12 ? (title.split(/\s+/)[0] ?? title) : title,
    description,
    lang: language,
    id: './',
    start_url: './index.html',
    scope: './',
    display: 'standalone',
    background_color: '#faf7f0',
    theme_color: '#faf7f0',
    icons: [
      ...iconSizes.map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
    shortcuts: shortcuts.map(([name, url]) => ({ name, url: `./${url}` })),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
