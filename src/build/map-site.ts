import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkLimit, mapChart, mapData, type MapSource } from '../charts/index.ts'
import { CliError } from '../model/effects.ts'
import { scriptJson } from './script-json.ts'

/**
 * The map page of a built site with other papers on it, in a temporary folder: what the whole build would give for
 * them, in a second.
 * @throws CliError when `site` holds no map page
 */
export function mapSite(site: string, source: MapSource): { folder: string; remove: () => void } {
  const page = mapPage(site)
  const folder = mkdtempSync(join(tmpdir(), 'atlas-map-'))
  for (const part of ['assets', 'fonts']) cpSync(join(site, part), join(folder, part), { recursive: true })
  const { svg } = mapChart(source, { id: 'map', href: (path) => path })
  const data = source.papers.length > linkLimit ? ' data-map-source="data/map.js"' : ''
  const figure = `<figure class="map" data-map${data}>${svg.wide}${svg.narrow}</figure>`
  writeFileSync(
    join(folder, 'map.html'),
    page.replace(/<figure class="map"[^]*?<\/figure>/, () => figure),
  )
  // The page asks for its service worker, and here needs none.
  writeFileSync(join(folder, 'sw.js'), '')
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data/map.js'), `globalThis.atlasMap=${scriptJson(mapData(source))}\n`)
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function mapPage(site: string): string {
  try {
    return readFileSync(join(site, 'map.html'), 'utf8')
  } catch {
    throw new CliError(`${site}: holds no map.html; build a site there first`)
  }
}
