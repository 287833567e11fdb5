// The view: shows what the oracle says, and knows no rule.
'use strict'
const MOST_BYTES = 20e6
const MOST_SHOWN = 1e6
const MOST_OF_LINE = 2000
const MEANINGS = {
  conforms: 'It conforms',
  diverges: 'It diverges: no Winsock of this profile could have done this',
  malformed: 'This is no trace',
  undecided: 'Undecided: the events overlap in too many ways',
}
const at = (id) => document.getElementById(id)

let worker = null
let asked = 0
const open = new Map()

function started() {
  if (worker) return worker
  const script = new Blob([at('worker').textContent], { type: 'text/javascript' })
  const url = URL.createObjectURL(script)
  worker = new Worker(url)
  URL.revokeObjectURL(url)
  worker.onmessage = ({ data: [id, sort, answer] }) => {
    const question = open.get(id)
    if (!question) return
    if (sort === 'progress') return question.progress(answer)
    open.delete(id)
    sort === 'done' ? question.resolve(answer) : question.reject(new Error(answer))
  }
  const oracle = Uint8Array.from(atob(at('oracle').textContent), (c) => c.charCodeAt(0)).buffer
  worker.postMessage(oracle, [oracle])
  return worker
}

/** Asks the oracle; it may take its time. */
function ask(name, given, progress = () => {}) {
  return new Promise((resolve, reject) => {
    const id = ++asked
    open.set(id, { resolve, reject, progress })
    started().postMessage([id, name, ...given])
  })
}

function stop() {
  worker?.terminate()
  worker = null
  const questions = [...open.values()]
  open.clear()
  questions.forEach(({ reject }) => reject(new Error('stopped')))
}

/** What is to be judged: bytes, since what is no UTF-8 is to be refused as such. */
let trace = { name: 'trace', bytes: new Int8Array() }

const bytesOf = (text) => {
  const bytes = new TextEncoder().encode(text)
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}
const isTooLarge = (bytes) => bytes > MOST_BYTES

function say(text, isBad = false) {
  at('status').textContent = text
  at('status').classList.toggle('bad', isBad)
}

function refuse(name, bytes) {
  const size = (bytes / 1e6).toFixed(1)
  say(
    `${name} has ${size} MB, and this page reads at most ${MOST_BYTES / 1e6}. ` +
      `The command line takes it: java -jar impl/target/shared-sockets.jar check-trace ${name}`,
    true,
  )
}

async function read(file) {
  at('verdict').hidden = true
  if (isTooLarge(file.size)) return refuse(file.name, file.size)
  try {
    const bytes = new Int8Array(await file.arrayBuffer())
    const isShown = bytes.length <= MOST_SHOWN
    at('trace').value = isShown ? new TextDecoder().decode(bytes) : ''
    trace = { name: file.name, bytes }
    await judge()
  } catch (e) {
    say(`${file.name} cannot be read: ${e.message}`, true)
  }
}

function busy(isBusy) {
  at('stop').hidden = !isBusy
  at('judge').disabled = isBusy
}

async function judge() {
  at('verdict').hidden = true
  if (isTooLarge(trace.bytes.length)) return refuse(trace.name, trace.bytes.length)
  busy(true)
  say('Judging…')
  const judged = trace
  const profile = at('profile').value
  try {
    const progress = (events) => say(`Judging… ${events.toLocaleString('en')} events`)
    const answer = await ask('judge', [judged.bytes, judged.name, profile], progress)
    show(judged, profile, answer)
    say('')
  } catch (e) {
    say(e.message === 'stopped' ? 'Stopped.' : unable(e), true)
    if (e.message !== 'stopped') stop()
  } finally {
    busy(false)
  }
}

const unable = (e) =>
  `This browser could not judge it (${e.message}). The page needs WebAssembly with garbage ` +
  'collection: Chrome 119, Firefox 120 or Safari 18.2, or later; the command line needs Java alone.'

function show(judged, profile, [word, text, warnings, line]) {
  at('word').textContent = MEANINGS[word]
  at('text').textContent = text
  shown('warnings', warnings)
  shown('line', word === 'malformed' ? lineOf(judged.bytes, Number(line)) : '')
  fold('diagram', async (place) => {
    draw(place, await ask('diagram', [judged.bytes, judged.name, profile]))
  })
  fold('story', async (place) => {
    place.textContent = await ask('story', [judged.bytes, profile])
  })
  at('verdict').className = word
  at('verdict').hidden = false
  at('verdict').focus({ preventScroll: true })
  at('verdict').scrollIntoView({ block: 'nearest' })
}

/** Replaces what is there by a diagram. */
function draw(place, mermaid) {
  const source = document.createElement('pre')
  source.className = 'mermaid'
  source.textContent = mermaid
  const script = document.createElement('script') // It draws what it finds.
  script.textContent = at('diagrams').textContent
  place.replaceChildren(source, script)
}

function shown(id, text) {
  at(id).textContent = text
  at(id).hidden = !text
}

/** Something that is made when it is looked at first. */
function fold(id, fill) {
  const folded = at(id)
  const place = folded.lastElementChild
  place.replaceChildren()
  folded.open = false
  folded.ontoggle = async () => {
    if (!folded.open || place.hasChildNodes()) return
    place.textContent = '…'
    try {
      await fill(place)
    } catch (e) {
      place.textContent = e.message
    }
  }
}

/** A line of the trace with its number, as far as it can be shown. */
function lineOf(bytes, number) {
  if (number < 1) return ''
  let start = 0
  for (let n = 1; n < number; n++) {
    start = bytes.indexOf(10, start) + 1
    if (start === 0) return ''
  }
  const end = bytes.indexOf(10, start)
  const line = bytes.subarray(start, end < 0 ? bytes.length : end)
  const cut = line.length > MOST_OF_LINE
  return `${number}  ${new TextDecoder().decode(line.subarray(0, MOST_OF_LINE))}${cut ? '…' : ''}`
}

at('trace').addEventListener('input', () => {
  trace = { name: 'trace', bytes: bytesOf(at('trace').value) }
})
at('judge').addEventListener('click', judge)
at('stop').addEventListener('click', stop)
at('open').addEventListener('click', () => at('file').click())
at('file').addEventListener('change', () => {
  const [file] = at('file').files
  at('file').value = ''
  if (file) read(file)
})
at('example').addEventListener('click', () => {
  const text = at('example-trace').textContent
  at('trace').value = text
  trace = { name: 'a-cancelled-registration.ndjson', bytes: bytesOf(text) }
  judge()
})
at('profile').addEventListener('change', () => at('verdict').hidden || at('judging').hidden || judge())
document.addEventListener('keydown', (e) => {
  const isWanted = e.key === 'Enter' && (e.ctrlKey || e.metaKey)
  if (isWanted && !at('judge').disabled && !at('judging').hidden) judge()
})
document.addEventListener('dragover', (e) => {
  e.preventDefault()
  document.body.classList.add('dropping')
})
document.addEventListener('dragleave', () => document.body.classList.remove('dropping'))
document.addEventListener('drop', (e) => {
  e.preventDefault()
  document.body.classList.remove('dropping')
  const [file] = e.dataTransfer.files
  if (file) read(file)
})
