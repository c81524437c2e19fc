import { abbreviations, openers } from './lexicon/abbreviations.ts'
import type { Token } from './tokens.ts'

/** Cuts tokens into sentences; closing quotes and brackets stay with the sentence they close. */
export function splitSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = []
  let current: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    current.push(token)
    if (!endsSentence(tokens, index)) continue
    while (isClosing(tokens[index + 1])) {
      index++
      const closing = tokens[index]
      if (closing) current.push(closing)
    }
    sentences.push(current)
    current = []
  }
  if (current.length > 0) sentences.push(current)
  return sentences
}

function isClosing(token: Token | undefined): boolean {
  return token?.spaced === false && /^[)\]"'”’»]$/.test(token.text)
}

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index]?.text
  if (mark !== '.' && mark !== '!' && mark !== '?') return false
  let ahead = index + 1
  while (isClosing(tokens[ahead])) ahead++
  const next = tokens[ahead]
  if (!next) return true
  if (!next.spaced || !/^[\p{Lu}\p{N}([“"‘$]/u.test(next.text)) return false
  return mark !== '.' || !isAbbreviated(tokens[index - 1], next)
}

function isAbbreviated(word: Token | undefined, next: Token): boolean {
  if (word?.kind !== 'word') return false
  if (word.lower.length === 1) return !openers.has(next.lower)
  return abbreviations.has(word.lower)
}
