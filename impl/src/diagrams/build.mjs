// npm ci && npm run build: writes the script that reports hold. Needed only to take another version.
import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'

// The library would load a font from the network.
const noWebFont = {
  name: 'no-web-font',
  setup(builder) {
    builder.onLoad({ filter: /beautiful-mermaid\/src\/theme\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace(/`@import url\([^`]*`,?/g, '')
      if (contents === source) throw new Error('no web font in ' + path)
      return { contents, loader: 'ts' }
    })
  },
}

const options = { bundle: true, minify: true, legalComments: 'none', plugins: [noWebFont] }
await build({
  ...options,
  entryPoints: ['page.ts'],
  target: 'es2022',
  outfile: '../main/resources/sharedsockets/cli/page/diagrams.js',
  banner: { js: '/* beautiful-mermaid 1.1.3, (c) 2026 Craft Docs, MIT licence */' },
})
await build({ ...options, entryPoints: ['svg.ts'], platform: 'node', format: 'esm', outfile: 'node_modules/.svg.mjs' })
