import { createPalette } from './palette-window.ts'

const root = document.documentElement.dataset['root'] ?? './'
;(globalThis as typeof globalThis & { atlasPalette?: () => void }).atlasPalette = createPalette(root)
