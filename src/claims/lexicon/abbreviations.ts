/** Words that end in a full stop inside a sentence. */
export const abbreviations = new Set(
  `al vs fig figs sec eq eqs eqn no nos cf approx resp ref refs tab dr mr mrs ms prof st jr inc ltd co corp ca est
   dept univ vol pp ed eds i.e e.g w.r.t a.k.a viz max min avg temp`.split(/\s+/),
)

/** Words that start a sentence even behind a single letter (`of vitamin C. We …`). */
export const openers = new Set(
  `we our the this these in it to however moreover furthermore finally additionally for on as by with here their its
   they an a compared experiments results using when while`.split(/\s+/),
)
