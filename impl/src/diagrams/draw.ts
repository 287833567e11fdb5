// Mermaid to SVG, as far as reports have it: sequence diagrams and charts.
import { parseSequenceDiagram } from './node_modules/beautiful-mermaid/src/sequence/parser.ts'
import { layoutSequenceDiagram } from './node_modules/beautiful-mermaid/src/sequence/layout.ts'
import { renderSequenceSvg } from './node_modules/beautiful-mermaid/src/sequence/renderer.ts'
import { parseXYChart } from './node_modules/beautiful-mermaid/src/xychart/parser.ts'
import { layoutXYChart } from './node_modules/beautiful-mermaid/src/xychart/layout.ts'
import { renderXYChartSvg } from './node_modules/beautiful-mermaid/src/xychart/renderer.ts'

const COLORS = { bg: 'var(--paper)', fg: 'var(--ink)', muted: 'var(--ink)', line: 'var(--soft)', accent: 'var(--link)' }
const FONT = 'system-ui'

// Mermaid's entities, which stand for themselves here, and its line breaks: rows are one line high.
const decoded = (line: string) =>
  line.replace(/<br\/>/g, ' ').replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

export function draw(text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line).map(decoded)
  return lines[0].startsWith('xychart')
    ? renderXYChartSvg(layoutXYChart(parseXYChart(lines), {}), COLORS, FONT, true, false)
    : renderSequenceSvg(layoutSequenceDiagram(parseSequenceDiagram(lines), {}), COLORS, FONT, true)
}
