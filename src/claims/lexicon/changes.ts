/**
 * How a word says that a metric moves. `up` and `down` are the metric's own way; `better` and `worse` depend on
 * whether the metric is good when high; `faster` and `slower` are speed themselves.
 */
export type Movement = 'up' | 'down' | 'better' | 'worse' | 'faster' | 'slower'

/** Verbs of change by their base form; `speed up`, `slow down` and others take their particle. */
const verbStems: Record<Movement, string> = {
  up: `increase raise boost* grow lift elevate extend expand scale multiply augment amplify enlarge rise climb jump
    uplift escalate widen`,
  down: `reduce cut lower decrease save shrink slash lessen minimize minimise trim drop decline diminish alleviate
    mitigate curtail shorten shave eliminate fall relieve compress prune curb suppress downsize contract
    conserve divide narrow reclaim avoid hide remove skip bypass omit`,
  better: `improve enhance boost outperform surpass exceed beat advance gain optimize optimise outpace strengthen
    outdo outstrip overtake outclass upgrade outrun eclipse outscore ameliorate`,
  worse: 'degrade worsen deteriorate hurt lose sacrifice suffer impair harm compromise underperform',
  faster: 'accelerate expedite speed hasten',
  slower: 'slow decelerate',
}

const irregular: Record<string, string[]> = {
  cut: ['cuts', 'cutting'],
  grow: ['grows', 'grew', 'grown', 'growing'],
  rise: ['rises', 'rose', 'risen', 'rising'],
  shrink: ['shrinks', 'shrank', 'shrunk', 'shrinking'],
  fall: ['falls', 'fell', 'fallen', 'falling'],
  beat: ['beats', 'beaten', 'beating'],
  win: ['wins', 'won', 'winning'],
  hurt: ['hurts', 'hurting'],
  lose: ['loses', 'lost', 'losing'],
  speed: ['speeds', 'sped', 'speeding', 'speeded'],
  outdo: ['outdoes', 'outdid', 'outdoing'],
  overtake: ['overtakes', 'overtook', 'overtaking'],
  outrun: ['outruns', 'outran', 'outrunning'],
}
const doubled = new Set(
  ['trim', 'drop', 'skip', 'omit', 'top', 'slip', 'curb', 'shed'].filter((word) => word !== 'curb'),
)

/** Every inflected form of a verb of change. */
export const changeVerbs: ReadonlyMap<string, Movement> = new Map(
  (Object.entries(verbStems) as [Movement, string][]).flatMap(([movement, stems]) =>
    stems
      .split(/\s+/)
      .filter((stem) => stem !== '' && !stem.endsWith('*'))
      .flatMap((stem) => inflect(stem).map((form): [string, Movement] => [form, movement])),
  ),
)

function inflect(stem: string): string[] {
  const own = irregular[stem]
  if (own) return [stem, ...own]
  if (stem.endsWith('e')) return [stem, `${stem}s`, `${stem}d`, `${stem.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(stem))
    return [stem, `${stem.slice(0, -1)}ies`, `${stem.slice(0, -1)}ied`, `${stem}ing`]
  const base = doubled.has(stem) ? stem + stem.slice(-1) : stem
  return [stem, /(?:s|sh|ch|x)$/.test(stem) ? `${stem}es` : `${stem}s`, `${base}ed`, `${base}ing`]
}

/** Verbs that set one thing above another; what stands between them and the number is the baseline. */
export const winningVerbs: ReadonlySet<string> = new Set(
  'outperform surpass exceed beat outpace outdo outstrip overtake outclass outrun eclipse outscore'
    .split(' ')
    .flatMap(inflect),
)

/** Nouns of change: `a 3x speedup`, `a reduction of 40%`. */
export const changeNouns: ReadonlyMap<string, Movement> = new Map([
  ...nouns('faster', 'speedup speedups speed-up speed-ups acceleration accelerations'),
  ...nouns(
    'better',
    `improvement improvements gain gains boost boosts enhancement enhancements advantage advantages lead margin
    margins benefit benefits uplift uplifts lift leap advance advances advancement edge improvment superiority`,
  ),
  ...nouns('up', 'increase increases rise growth surge jump increment increments'),
  ...nouns(
    'down',
    'reduction reductions decrease decreases saving savings cut cuts shrinkage drop drops decline',
  ),
  ...nouns('worse', 'degradation degradations penalty penalties loss losses deterioration regression'),
  ...nouns('slower', 'slowdown slowdowns slow-down'),
])

/** Comparatives and participles that stand between a number and its metric: `3x higher throughput`. */
export const comparatives: ReadonlyMap<string, Movement> = new Map([
  ...nouns('faster', 'faster quicker sooner earlier quickly'),
  ...nouns('slower', 'slower'),
  ...nouns(
    'up',
    'higher more greater larger bigger longer increased additional wider deeper broader further',
  ),
  ...nouns('up', 'boosted raised enlarged extended heavier'),
  ...nouns(
    'down',
    'lower less fewer smaller shorter reduced decreased cheaper tighter lighter slimmer lowered',
  ),
  ...nouns('down', 'shortened diminished thinner saved lesser'),
  ...nouns('better', 'better improved enhanced stronger finer superior'),
  ...nouns('worse', 'worse poorer weaker degraded'),
])

/** Adjectives behind `more` and `less` that name what is compared: `2.5% more accurate`, `3x more efficient`. */
export const gradable: ReadonlyMap<string, 'quality' | 'speed' | 'cost' | 'memory'> = new Map([
  ...[
    ...'accurate precise robust reliable effective likely stable sensitive consistent diverse realistic durable strong stiff bright potent selective'.split(
      ' ',
    ),
  ].map((word) => [word, 'quality'] as const),
  ...[...'efficient performant responsive scalable productive'.split(' ')].map(
    (word) => [word, 'speed'] as const,
  ),
  ...[...'expensive affordable economical costly frugal cost-effective'.split(' ')].map(
    (word) => [word, 'cost'] as const,
  ),
  ['compact', 'memory'],
])

function nouns(movement: Movement, words: string): [string, Movement][] {
  return words.split(/\s+/).map((word) => [word, movement])
}
