// Draws each <pre class="mermaid"> of a page as soon as it is seen; its text stays, folded.
import { draw } from './draw.ts'

function show(source: HTMLElement) {
  const text = source.textContent ?? ''
  const figure = document.createElement('figure')
  figure.tabIndex = 0 // It scrolls.
  figure.innerHTML = draw(text)
  const svg = figure.querySelector('svg')!
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', source.dataset.title ?? 'diagram')
  const folded = document.createElement('details')
  folded.innerHTML = '<summary>as text</summary>'
  source.replaceWith(figure, folded)
  folded.append(source)
}

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      seen.unobserve(entry.target)
      show(entry.target as HTMLElement)
    }
  }
})
document.querySelectorAll<HTMLElement>('pre.mermaid').forEach((source) => seen.observe(source))
