/** Longest slug in characters; a longer one is cut at a word. */
export const slugLimit = 72

const transliterations: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  µ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'o',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
}

/** Small words that a cut must not leave at the end. */
const danglingWords =
  /(?:-(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|that|the|their|through|to|toward|towards|under|using|via|with|without))+$/

/** Lower case without accents, with Greek and special Latin letters written out. */
export function foldText(text: string): string {
  // Most text is ASCII, of which only the capitals change.
  if (!/[^ -~]/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłþıα-ωµ]/gu, (letter) => transliterations[letter] ?? letter)
}

/**
 * An address part of ASCII letters, digits and single hyphens, from text that is already plain.
 * Text without any letter or digit (CJK, symbols) gives `''`: the caller chooses what stands for it.
 */
export function slugify(text: string, limit = slugLimit): string {
  const words =
    foldText(text)
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  const slug = words.join('-')
  if (slug.length <= limit) return slug
  const cut = slug.slice(0, limit + 1).lastIndexOf('-')
  const whole = slug.slice(0, cut > 0 ? cut : limit)
  return whole.replace(danglingWords, '') || whole
}

/** Names that Windows keeps for devices, and one that would hide a folder's listing. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/

/** True for a slug that cannot name a file everywhere. */
export function isReserved(slug: string): boolean {
  return reserved.test(slug)
}

/**
 * The first of `base`, `base-2`, `base-3`, … that is not taken yet and can name a file everywhere.
 * @param from the first number to try, where all before it are known to be taken
 */
export function uniqueSlug(base: string, taken: { has(slug: string): boolean }, from = 2): string {
  if (!taken.has(base) && !isReserved(base)) return base
  let number = from
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}
