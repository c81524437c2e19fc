const set = (words: string) => new Set(words.split(/\s+/))

/** Verbs with which authors say that they observed or compared, in the forms that stand behind `we`. */
export const studyVerbs = set(
  `estimate estimated collect collected compare compared survey surveyed review reviewed examine
  examined investigate investigated analyze analyzed analyse analysed measure measured study studied interview
  interviewed reproduce reproduced replicate replicated re-evaluate re-evaluated reevaluate revisit revisited rebuilt
  rebuild audit audited track tracked assess assessed characterize characterized sequenced sampled observed recruited
  enrolled polled crawled asked re-ran reran test tested`,
)

/** What observing authors call their work. */
export const studyNouns = set(
  `study studies survey surveys review reviews overview analysis analyses comparison evaluation meta-analysis census
  investigation audit examination perspective tutorial assessment`,
)

/** What observing authors call theirs besides: `our results`, `our sample`. */
export const studyOutputs = set(
  `results result findings finding data sample samples estimates work paper article knowledge experiments evaluation
  understanding interviews participants observations research measurements corpus conclusions cohort respondents field`,
)

/** Verbs that make an observation of records (`we link admissions to weather data`), but a method of methods. */
export const joiningVerbs = set(
  'combine combined link linked pool pooled merge merged match matched use used join joined',
)

/** Records of what happened. */
export const recordNouns = set(
  `records registry registries register admissions observations statistics census surveys satellite inventories
  archives diaries transcripts interviews questionnaires administrative longitudinal cohorts`,
)
