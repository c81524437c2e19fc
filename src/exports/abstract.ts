import type { AtlasPaper } from '../atlas/types.ts'
import { plainText } from '../model/text.ts'
import { oncePerPaper } from './once.ts'

/** A paper's abstract as plain text: mended once, since every format asks for it. */
export const plainAbstract = oncePerPaper((paper: Pick<AtlasPaper, 'abstract'>) => plainText(paper.abstract))
