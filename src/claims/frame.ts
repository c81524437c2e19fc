import { clauseBreaks, ownNouns, ownWords, presentingVerbs } from './lexicon/grammar.ts'
import { findMetric, type Metric } from './metric.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { isStudy } from './study.ts'
import { splitSentences } from './sentences.ts'
import { tokenize, type Token } from './tokens.ts'

/** A sentence with what its quantities stand in. */
export interface SentenceFrame {
  tokens: Token[]
  quantities: Quantity[]
  /** Place in the abstract, from 0. */
  index: number
  /** It speaks for the authors: `we`, `our`, `this paper`, or the name of what they present. */
  own: boolean
  /** It stands before the first sentence that speaks for the authors. */
  background: boolean
}

/** What the whole abstract says about how to read its parts. */
export interface DocumentFrame {
  sentences: SentenceFrame[]
  /** Names under which the authors present their work. */
  names: ReadonlySet<string>
  /** True when the authors observe, review or compare, and offer nothing of their own. */
  study: boolean
  /** True when the abstract speaks more of resources (time, memory, cost) than of task scores. */
  aboutResources: boolean
  /** True when it speaks more of task scores than of resources. */
  aboutScores: boolean
  /** True when it speaks more of communication than of memory: compression then saves traffic. */
  aboutCommunication: boolean
}

/** Reads an abstract into sentences with quantities. Linear in the text. */
export function frameDocument(abstract: string): DocumentFrame {
  const sentences = splitSentences(tokenize(abstract))
  const names = new Set(sentences.flatMap(presentedNames))
  const own = sentences.map((tokens) => speaksForAuthors(tokens, names))
  const firstOwn = own.indexOf(true)
  const study = once(() => isStudy(sentences, names))
  const balance = once(() => balanceOf(sentences))
  return {
    names,
    // Asked for only where a number makes a reading; most abstracts have few.
    get study() {
      return study()
    },
    get aboutResources() {
      return balance().resources > 0
    },
    get aboutScores() {
      return balance().resources < 0
    },
    get aboutCommunication() {
      return balance().communication > 0
    },
    sentences: sentences.map((tokens, index) => ({
      tokens,
      index,
      quantities: findQuantities(tokens),
      own: own[index] ?? false,
      background: index < firstOwn,
    })),
  }
}

/** True for `we`, `our`, `this paper`, `the proposed method` or a presented name at a token. */
export function isOwnAt(tokens: readonly Token[], index: number, names: ReadonlySet<string>): boolean {
  const word = tokens[index]
  if (word?.kind !== 'word') return false
  if (ownWords.has(word.lower) && word.text !== 'I') return true
  if (word.lower === 'proposed' || word.lower === 'herein') return true
  if (word.lower === 'this' || word.lower === 'these' || word.lower === 'present')
    return ownNouns.has(tokens[index + 1]?.lower ?? '') || ownNouns.has(tokens[index + 2]?.lower ?? '')
  return isName(word, names)
}

function isName(word: Token, names: ReadonlySet<string>): boolean {
  return names.has(word.text) || names.has(word.text.replace(/['’]s?$/, ''))
}

function speaksForAuthors(tokens: readonly Token[], names: ReadonlySet<string>): boolean {
  return tokens.some((_, index) => isOwnAt(tokens, index, names))
}

/** Capitalized words behind a verb of presenting, and words in brackets behind them that look like names. */
function presentedNames(tokens: readonly Token[]): string[] {
  const found: string[] = []
  for (let index = 0; index < tokens.length; index++) {
    if (!presentingVerbs.has(tokens[index]?.lower ?? '')) continue
    for (let ahead = index + 1; ahead < Math.min(index + 16, tokens.length); ahead++) {
      const token = tokens[ahead]
      if (!token || clauseBreaks.has(token.text)) break
      if (!looksLikeName(token)) continue
      found.push(token.text)
      break
    }
  }
  return found
}

/** Two capitals, or capital and digit, or a capital inside the word: `NanoFlow`, `DDP`, `2BP` without its digit. */
function looksLikeName(token: Token): boolean {
  if (token.kind !== 'word' || token.text.length < 3) return false
  return /^\p{Lu}.*[\p{Lu}\p{N}]|^\p{Ll}+\p{Lu}/u.test(token.text) && !commonAcronyms.has(token.text)
}
const commonAcronyms = new Set(
  'LLM LLMs GPU GPUs CPU CPUs DNN DNNs CNN CNNs RNN ML AI NLP RL MoE FPGA FPGAs IoT'.split(' '),
)

/** How much more the sentences speak of resources than of scores, and of communication than of memory. */
function balanceOf(sentences: readonly (readonly Token[])[]): { resources: number; communication: number } {
  const balance = { resources: 0, communication: 0 }
  for (const tokens of sentences)
    for (let index = 0; index < tokens.length; index++) {
      const metric = findMetric(tokens, index, index + 1)
      if (!metric || !tellsContext(metric) || metric.name.startsWith('compress')) continue
      balance.resources += metric.category === 'quality' ? -1 : 1
      if (metric.category === 'communication') balance.communication++
      if (metric.category === 'memory') balance.communication--
    }
  return balance
}

function once<T extends object | boolean>(find: () => T): () => T {
  let found: T | undefined
  return () => (found ??= find())
}

/** True for a metric that a number may be about without saying so; a count of things is not one. */
export function tellsContext({ name, weak, category }: Metric): boolean {
  if (weak || category === 'scale') return false
  if (category === 'cost') return /energy|power|cost|flops|compute| per /.test(name)
  return !vagueNames.has(name) && !vagueNames.has(name.replace(/s$/, ''))
}
const vagueNames = new Set(
  `parameter size time work request job transaction query index iteration epoch step cycle second minute hour day pass
  weight instruction area loss noise rank preference bug activity message packet transfer conversion`.split(
    /\s+/,
  ),
)

/** The only metric of a kind that a stretch names, for a number that says nothing of what it measures. */
export function contextMetric(tokens: readonly Token[], from: number, to: number): Metric | undefined {
  for (let index = to - 1; index >= from; index--) {
    const metric = findMetric(tokens, index, index + 1)
    if (metric && tellsContext(metric) && !isMeasured(tokens, index)) return metric
  }
  return undefined
}

/** `3 GB of VRAM`: a level, not what the sentence is about. */
function isMeasured(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at - 1]?.lower === 'of' && (tokens[at - 2]?.kind === 'number' || tokens[at - 3]?.kind === 'number')
  )
}
