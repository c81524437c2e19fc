/** The light theme's colours (`src/styles/tokens.css`, which a test compares), as a raster needs them. */
export const palette = {
  paper: '#faf7f0',
  surface: '#fffdf8',
  ink: '#1d1a16',
  inkSoft: '#5a544a',
  line: '#ded7c8',
}

/** By hue number; 0 is outside the regions. */
export const regionColours = ['#5a544a', '#2b5a9c', '#00706a', '#75459c', '#a5376a', '#59680f', '#91530a']

export function regionColour(hue: number): string {
  return regionColours[hue] ?? palette.inkSoft
}

/** The dark theme's, for dots on ink. */
export const regionColoursOnInk = [
  '#b3ab9c',
  '#8fb6f0',
  '#5cc7bc',
  '#c8a4ec',
  '#f49cc0',
  '#b9c75e',
  '#e6ae66',
]
