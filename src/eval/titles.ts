import { slugify } from '../model/slug.ts'
import { plainText } from '../model/text.ts'

/** What two listings' spellings of one title have in common: letters and digits without markup and capitals. */
export function titleKey(title: string): string {
  return slugify(plainText(title), Infinity) || title.trim()
}
