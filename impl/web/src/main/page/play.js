// The other half of the view: a game against the specification, move by move.
const CALL = 'call '
const NETWORK = 'network '
const FIRST = { process: 'A', target: 'B', event: 'e1', window: 'w1', message: '1024', option: 'SO_RCVBUF', value: '1' }
const SCHEMA = JSON.parse(at('schema').textContent).$defs

/** What has been played, a line of a trace each. */
let moves = []
let latest = 0 // of the questions asked; answers to others come too late

const played = () => bytesOf(moves.map((line) => line + '\n').join(''))
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

function chosen() {
  const name = at('call').value
  const isCall = name.startsWith(CALL)
  const schema = SCHEMA[name].properties.args ?? {}
  const properties = schema.properties ?? {}
  const given = Object.keys(properties).filter((argument) => properties[argument].description?.endsWith('or the result instead'))
  const required = [...(schema.required ?? schema.oneOf?.[0].required ?? []), ...given]
  // Who plays makes event objects, and waits, one at a time.
  const isNamed = (argument) => (isCall || argument !== 'process') && argument !== 'reset'
  const fields = Object.entries(properties).filter(([argument]) => isNamed(argument))
  return { name, isCall, fields, required }
}

/** A field for an argument, by its schema. */
function field(argument, schema, isRequired) {
  const values = schema.enum
  const many = schema.anyOf?.find((each) => each.type === 'array')?.items?.enum
  const several = many ?? (schema.type === 'array' ? schema.items?.enum : undefined)
  if (several) {
    const boxes = several.map((value) =>
      element('label', {}, element('input', { type: 'checkbox', value, checked: isRequired && value === several[0] }), ' ' + value),
    )
    return Object.assign(element('fieldset', { name: argument }, element('legend', { textContent: argument }), ...boxes), { kind: 'set' })
  }
  if (values) {
    const none = isRequired ? [] : [new Option('', '')]
    const options = values.map((value) => new Option(value, JSON.stringify(value)))
    return element('label', {}, argument + ' ', element('select', { name: argument }, ...none, ...options))
  }
  const input = element('input', {
    name: argument,
    size: 8,
    spellcheck: false,
    autocapitalize: 'off',
    placeholder: isRequired ? '' : 'none',
    value: isRequired ? first(argument) : '',
  })
  input.setAttribute('list', 'names-' + (argument === 'target' ? 'process' : argument))
  return element('label', {}, argument + ' ', input)
}

const first = (argument) => {
  const known = [...(at('names-' + argument)?.options ?? [])].map((option) => option.value)
  return known.at(-1) ?? FIRST[argument] ?? argument + '1'
}

/** The value of a field: undefined where it is left out. */
function valueOf(argument, schema, isRequired) {
  const place = at('arguments').querySelector(`[name="${argument}"]`)
  if (place.tagName === 'FIELDSET') {
    const set = [...place.querySelectorAll(':checked')].map((box) => box.value)
    return set.length || isRequired ? set : undefined
  }
  const text = place.value
  if (place.tagName === 'SELECT') return text ? JSON.parse(text) : undefined
  if (!text && !isRequired) return undefined
  const isName = schema.type === 'string' || schema.anyOf?.some((each) => each.type === 'string')
  if (isName || (Array.isArray(schema.type) && text !== 'null')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function question() {
  const { name, isCall, fields, required } = chosen()
  const args = isCall ? {} : { process: at('process').value }
  for (const [argument, schema] of fields) {
    const value = valueOf(argument, schema, required.includes(argument))
    if (value !== undefined) args[argument] = value
  }
  return isCall
    ? { process: at('process').value, call: name.slice(CALL.length), args, begin: 0, pending: true }
    : { network: name.slice(NETWORK.length), args }
}

function layOut() {
  const { fields, required } = chosen()
  const isRequired = ([argument]) => required.includes(argument)
  const made = (some, must) => some.map(([argument, schema]) => field(argument, schema, must))
  const others = made(fields.filter((each) => !isRequired(each)), false)
  const more = element('details', {}, element('summary', { textContent: 'more' }), ...others)
  at('arguments').replaceChildren(...made(fields.filter(isRequired), true), ...(others.length ? [more] : []))
  return offer()
}

/** Shows the answers that are allowed to the question that is chosen. */
async function offer() {
  const mine = ++latest
  const asked = bytesOf(JSON.stringify(question()))
  try {
    const found = await ask('answers', [played(), at('profile').value, asked])
    if (mine !== latest) return
    const buttons = []
    for (let i = 0; i < found.length; i += 2) {
      const button = element('button', { type: 'button', textContent: found[i] })
      button.onclick = () => take(found[i + 1])
      buttons.push(button)
    }
    at('answers').replaceChildren(...buttons)
    const nothing = chosen().isCall ? 'The call does not return here.' : 'This cannot happen here.'
    tell(buttons.length ? 'The rules allow:' : nothing)
  } catch (e) {
    if (mine !== latest) return
    at('answers').replaceChildren()
    tell(e.message, true)
  }
}

function tell(text, isBad = false) {
  at('played-status').textContent = text
  at('played-status').classList.toggle('bad', isBad)
}

function take(line) {
  moves.push(line)
  return refresh().then(() => at('call').focus())
}

/** Shows what has been played, and what can be next. */
async function refresh() {
  const bytes = played()
  const profile = at('profile').value
  try {
    const [names, story, diagram] = await Promise.all([
      ask('names', [bytes, profile]),
      moves.length ? ask('story', [bytes, profile]) : 'Nothing yet.',
      moves.length ? ask('diagram', [bytes, 'play', profile]) : '',
    ])
    list(names)
    at('played').textContent = story
    diagram ? draw(at('played-diagram'), diagram) : at('played-diagram').replaceChildren()
  } catch (e) {
    at('played').textContent = `This is not allowed in the profile ${profile}: ${e.message}`
  }
  for (const id of ['undo', 'restart', 'save-trace', 'save-test', 'link']) at(id).disabled = !moves.length
  if (!at('playing').hidden) await keepLink()
  await layOut()
}

/** Names for the fields: those of the process that is chosen. */
function list(names) {
  const lists = { process: new Set(), s: new Set(), info: new Set() }
  for (const line of names) {
    const [sort, ...words] = line.split(' ')
    if (sort !== 's') lists[sort].add(words.join(' '))
    else if (words[0] === at('process').value) lists.s.add(words.slice(1).join(' '))
  }
  at('lists').replaceChildren(
    ...Object.entries(lists).map(([sort, known]) =>
      element('datalist', { id: 'names-' + sort }, ...[...known].map((name) => new Option(name, name))),
    ),
  )
}

/** What has been played as the fragment of an address. */
async function fragment() {
  const text = JSON.stringify({ profile: at('profile').value, moves })
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  const letters = btoa(String.fromCharCode(...bytes))
  return '#play=' + letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

async function unpacked(letters) {
  const text = atob(letters.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const { profile, moves } = JSON.parse(await new Response(stream).text())
  if (!Array.isArray(moves) || !moves.every((line) => typeof line === 'string')) throw new Error('no moves')
  return { profile: String(profile), moves }
}

async function keepLink() {
  history.replaceState(null, '', await fragment())
}

function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  element('a', { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

function mode(isPlay) {
  at('judging').hidden = isPlay
  at('playing').hidden = !isPlay
  at('to-judge').ariaPressed = String(!isPlay)
  at('to-play').ariaPressed = String(isPlay)
}

const sentence = () => `Played on the page of shared sockets, in the profile ${at('profile').value}.`

at('to-judge').addEventListener('click', () => mode(false))
at('to-play').addEventListener('click', () => {
  mode(true)
  refresh()
})
at('question').addEventListener('submit', (e) => e.preventDefault())
at('call').addEventListener('change', layOut)
at('process').addEventListener('change', refresh)
at('arguments').addEventListener('input', offer)
at('profile').addEventListener('change', () => at('playing').hidden || refresh())
at('undo').addEventListener('click', () => {
  moves.pop()
  refresh()
})
at('restart').addEventListener('click', () => {
  moves = []
  refresh()
})
at('save-trace').addEventListener('click', () => save('play.ndjson', moves.map((line) => line + '\n').join('')))
at('save-test').addEventListener('click', async () => {
  save('PlayTest.java', await ask('test', ['PlayTest', sentence(), played()]))
})
at('link').addEventListener('click', async () => {
  await keepLink()
  try {
    await navigator.clipboard.writeText(location.href)
    tell('The link is copied.')
  } catch {
    tell('The link is in the address bar.')
  }
})

/** Sets the form up; where the address has a game, opens it. */
async function openPlay() {
  const group = (label, prefix) =>
    element('optgroup', { label }, ...Object.keys(SCHEMA)
      .filter((name) => name.startsWith(prefix))
      .map((name) => new Option(name.slice(prefix.length), name)))
  at('call').replaceChildren(group('calls', CALL), group('network events', NETWORK))
  list([])
  if (location.hash.startsWith('#play=')) {
    try {
      const game = await unpacked(location.hash.slice('#play='.length))
      if ([...at('profile').options].some((option) => option.value === game.profile)) {
        at('profile').value = game.profile
      }
      moves = game.moves
    } catch (e) {
      say(`The link holds no game: ${e.message}`, true)
      return
    }
    mode(true)
    await refresh()
  }
}

ask('profiles', []).then(
  (names) => {
    at('profile').replaceChildren(...names.map((name) => new Option(name)))
    at('profile').value = 'documented'
    return openPlay()
  },
).then(
  () => (document.body.dataset.ready = 'true'),
  (e) => say(unable(e), true),
)
