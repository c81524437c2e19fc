/**
 * Smooth value noise between -1 and 1 with features about one unit wide, three octaves; the same for the same
 * place on every machine. It roughens coasts, so that they read as land and not as a chart's contour.
 */
export function noise(x: number, y: number): number {
  return (octave(x, y) + octave(x * 2 + 31, y * 2 + 17) / 2 + octave(x * 4 + 7, y * 4 + 57) / 4) / 1.75
}

function octave(x: number, y: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [ease(x - i), ease(y - j)]
  const top = mix(lattice(i, j), lattice(i + 1, j), u)
  const bottom = mix(lattice(i, j + 1), lattice(i + 1, j + 1), u)
  return mix(top, bottom, v)
}

/** A number between -1 and 1 for each whole place (integer hash after Wang, https://gist.github.com/badboy/6267743). */
function lattice(i: number, j: number): number {
  let h = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 0x7fffffff - 1
}

function ease(t: number): number {
  return t * t * (3 - 2 * t)
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t
}
