// A diagram as a file: Mermaid on standard input, SVG on standard output.
import { readFileSync } from 'node:fs'
import { draw } from './draw.ts'

const LIGHT = '--paper: #ffffff; --ink: #1d2126; --soft: #59626d; --link: #0b57b0; --bad: #a8201a;'
const DARK = '--paper: #15181c; --ink: #e4e7ea; --soft: #a3acb6; --link: #7db4f5; --bad: #ff8f86;'
const STYLE =
  `<style>svg { ${LIGHT} background: var(--paper); }` +
  ` @media (prefers-color-scheme: dark) { svg { ${DARK} } }` +
  ' .block[data-type="break"] rect { stroke: var(--bad); stroke-width: 1.5; }' +
  ' .message[data-label^="\u2717"] text { fill: var(--bad); }</style>'

const svg = draw(readFileSync(0, 'utf8'))
process.stdout.write(svg.replace(/(<svg[^>]*>)/, `$1\n${STYLE}`) + '\n')
