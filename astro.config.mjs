import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { atlasAssets } from './src/build/assets.ts'

export default defineConfig({
  outDir: process.env.ATLAS_OUT ?? 'dist',
  site: process.env.ATLAS_SITE,
  build: { format: 'file' },
  integrations: [mdx(), atlasAssets()],
  devToolbar: { enabled: false },
  prefetch: false,
  vite: {
    build: {
      rollupOptions: {
        // Astro marks content modules with a directive of its own, which the bundler does not know.
        onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      },
    },
  },
})
