/** Small closed classes of English words. */
const set = (words: string) => new Set(words.split(/\s+/))

/** Words that end a noun phrase. */
export const prepositions = set(
  `in of on for over than with by at from to across when while without versus vs against using as that which via
  through under within between into among during upon whereas where after before per toward towards despite thanks
  compared relative due because since if is are was were be been has have had can could would may might will do does
  and or but yet not nor than so respectively both based given via w.r.t along unlike though although until who whose
  depending including regarding concerning leading resulting making allowing enabling achieving while amid atop it we
  our they their these those this`,
)

/** Words that open the phrase behind a change noun which names the metric: `an improvement in accuracy`. */
export const metricOpeners = set('in of on for regarding')

/** Words that name what something is compared with. */
export const comparers = set('than over versus vs against compared relative')

/** Marks that end a phrase. */
export const breaks = new Set([',', ';', ':', '.', '(', ')', '—', '?', '!', '[', ']', '"', '“', '”'])

/** Marks that end a clause. */
export const clauseBreaks = new Set([';', ':', '—', '?', '!'])

/** Words that speak for the authors. */
export const ownWords = set('we our us ours i my')

/** Nouns that make `this …` or `the proposed …` mean the authors' own work. */
export const ownNouns = set(
  `paper work study article thesis report letter approach method framework system algorithm model technique strategy
  design scheme architecture implementation solution pipeline library tool toolkit optimization mechanism research
  dataset survey manuscript chapter dissertation contribution prototype protocol procedure`,
)

/** Verbs with which a paper presents its own thing; a capitalized word behind them is its name. */
export const presentingVerbs = set(
  `propose proposes proposed proposing present presents presenting introduce introduces introduced introducing develop
  develops developed developing design designs designed designing describe describes described build builds built
  building create creates created release releases released releasing called named dubbed termed call name term
  implement implements implemented unveil unveils unveiled devise devised devises contribute offer`,
)

/** Words that make a subject other people's. */
export const otherWords = set(
  `existing prior previous previously conventional traditional current recent recently others contemporary earlier
  typical such today widely-used classical modern competing popular common`,
)
/** Nouns of other people's work, the subjects of background sentences. */
export const otherNouns = set(
  `works work studies study research methods approaches systems solutions techniques models researchers practitioners
  literature algorithms frameworks efforts authors schemes engines baselines`,
)

/** Words of trends over time. */
export const trendWords = set(
  'year years yr yrs annually yearly annum decade decades century quarterly month-over-month',
)

/** Verbs of keeping a level rather than changing it. */
export const keepingVerbs = set(
  `retain retains retaining retained maintain maintains maintaining maintained preserve preserves preserving preserved
  keep keeps keeping kept recover recovers recovering recovered sustain account accounts accounted accounting constitute
  constitutes comprise comprises cover covers covering occupy occupies represent`,
)

/** Verbs that say what something gets by with. */
export const usingVerbs = set(
  `use uses used using require requires required requiring need needs needed needing consume consumes consumed consuming
  take takes took taking taken with at spend spends spending occupy occupies occupying access accesses to cost costs
  costing in train trains trained training activate activates activating demand demands for on store stores storing
  incur incurs incurring is are`,
)

/** Verbs that attain a result. */
export const attainingVerbs = set(
  `achieve achieves achieved achieving attain attains attained attaining deliver delivers delivered delivering obtain
  obtains obtained obtaining provide provides provided providing offer offers offered offering yield yields yielded
  yielding reach reaches reached reaching enable enables enabled enabling demonstrate demonstrates demonstrated
  demonstrating show shows showed showing shown observe observes observed observing gain gains give gives giving bring
  brings bringing see sees get gets getting realize realizes realizing exhibit exhibits exhibiting report sustain
  sustains sustaining support supports supporting handle handles handling allow allows allowing afford unlock unlocks
  process processes processing serve serves serving run runs running produce produces producing generate generates
  lead leads leading result results resulting with up has have having achieves accommodate accommodates train trains
  admit admits host hosts execute executes complete completes scale scales`,
)

/** Verbs of equal or greater standing: what follows is the baseline, whose excess is our gain. */
export const matchingWords = set(
  `comparable match matches matched matching par rival rivals rivaling competitive outperform outperforms outperformed
  outperforming surpass surpasses surpassed surpassing exceed exceeds exceeding beat beats beating similar equivalent
  equal equals`,
)
