import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { CliError } from '../model/effects.ts'
import { check } from '../model/paper-file.ts'
import { topicSchema, type Topic } from '../model/topic.ts'

/** The repository's own content, which stands in for what a content folder lacks. */
const ownContent = 'content'

/** The topics of a content folder, else the repository's own. */
export function knownTopics(content: string): Topic[] {
  const folder = join(content, 'topics')
  return readTopics(existsSync(folder) ? folder : join(ownContent, 'topics'))
}

/**
 * The topics of a folder of `<slug>.mdx` files, in the order of their names; none when there is no folder.
 * @throws CliError for a file that is no topic.
 */
function readTopics(folder: string): Topic[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const front = /^---\r?\n([\s\S]*?)\n---/.exec(readFileSync(path, 'utf8'))?.[1]
      try {
        const facts = check(topicSchema, front === undefined ? undefined : load(front), 'frontmatter')
        return { ...facts, slug: name.slice(0, -'.mdx'.length) }
      } catch (error) {
        throw new CliError(`${path}: ${(error as Error).message}`)
      }
    })
}
