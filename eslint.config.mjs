import astro from 'eslint-plugin-astro'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** What each room of `src/` may import from the other rooms (README, "The house"). */
const rooms = {
  model: [],
  claims: ['model'],
  topics: ['model'],
  ingest: ['model', 'claims', 'topics'],
  atlas: ['model', 'topics'],
  charts: ['model', 'atlas/types'],
  cards: ['model', 'atlas/types'],
  exports: ['model', 'atlas/types'],
  search: ['model', 'atlas/types'],
  eval: ['model', 'claims', 'topics'],
  build: ['model', 'claims', 'topics', 'eval', 'ingest', 'atlas', 'charts', 'cards', 'exports', 'search'],
}
const looks = ['components', 'layouts', 'styles']
const pure = ['model', 'claims', 'topics', 'exports', 'charts']
const all = [...Object.keys(rooms), ...looks, 'pages']

/** A pattern that matches an import of any room not in `allowed`; `atlas/types` allows that one file. */
function forbidden(room, allowed) {
  const closed = all.filter((other) => other !== room && !allowed.includes(other))
  const parts = closed.map((other) =>
    allowed.includes(`${other}/types`) ? `${other}/(?!types\\.ts$)` : `${other}/`,
  )
  return `^(?:\\.\\./)+(?:src/)?(?:${parts.join('|')})`
}

function roomRule(room, allowed) {
  const patterns = [
    {
      regex: forbidden(room, allowed),
      message: `src/${room} may import only: ${allowed.join(', ') || 'nothing'}.`,
    },
  ]
  if (pure.includes(room))
    patterns.push({
      regex: '^(?:node:)?(?:fs|path|os|http|https|net|child_process|worker_threads)',
      message: `src/${room} does no input or output.`,
    })
  return {
    name: `room/${room}`,
    files: [`src/${room}/**/*.{ts,astro}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  }
}

export default defineConfig(
  {
    ignores: [
      'dist/',
      'dist.*/',
      '.astro/',
      'node_modules/',
      'content/',
      'test/**/snapshots/',
      'test-output/',
    ],
  },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  astro.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-function': 'off',
      'no-control-regex': 'off',
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  ...Object.entries(rooms).map(([room, allowed]) => roomRule(room, allowed)),
  ...looks.map((room) => roomRule(room, [...Object.keys(rooms), ...looks])),
)
