/** Cardinal numbers in words, as abstracts write them before `times`, `fold`, `orders of magnitude` or `points`. */
export const cardinals: ReadonlyMap<string, number> = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    sixteen: 16,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    eighty: 80,
    hundred: 100,
    thousand: 1000,
    million: 1e6,
  }),
)

/** Words that are a multiple by themselves. */
export const multiples: ReadonlyMap<string, number> = new Map(Object.entries({ twice: 2, thrice: 3 }))

/** Verbs that hold a number. */
export const multiplyingVerbs: ReadonlyMap<string, { value: number; movement: 'up' | 'down' }> = new Map(
  Object.entries({
    double: { value: 2, movement: 'up' },
    doubles: { value: 2, movement: 'up' },
    doubled: { value: 2, movement: 'up' },
    doubling: { value: 2, movement: 'up' },
    triple: { value: 3, movement: 'up' },
    triples: { value: 3, movement: 'up' },
    tripled: { value: 3, movement: 'up' },
    tripling: { value: 3, movement: 'up' },
    quadruple: { value: 4, movement: 'up' },
    quadruples: { value: 4, movement: 'up' },
    quadrupled: { value: 4, movement: 'up' },
    quadrupling: { value: 4, movement: 'up' },
    halve: { value: 2, movement: 'down' },
    halves: { value: 2, movement: 'down' },
    halved: { value: 2, movement: 'down' },
    halving: { value: 2, movement: 'down' },
  } as const),
)

/** What one whole is divided by: `a third of` is 3. */
export const fractions: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    third: 3,
    quarter: 4,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
    twentieth: 20,
    hundredth: 100,
    thousandth: 1000,
  }),
)
