import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of all files below a folder, parted by `/`, in order; links to folders are not followed. */
export function filesBelow(folder: string): string[] {
  const found: string[] = []
  // Node's own recursion asks the disk about every single file.
  const walk = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below + entry.name
      if (entry.isDirectory()) walk(`${path}/`)
      else if (entry.isFile()) found.push(path)
    }
  }
  walk('')
  return found.sort()
}
