// Runs the oracle beside the page. In: the oracle itself, then [id, function, arguments].
// Out: [id, "progress", events], [id, "done", answer] or [id, "failed", why].
let oracle
onmessage = async ({ data }) => {
  if (data instanceof ArrayBuffer) {
    oracle = TeaVM.wasmGC.load(new Uint8Array(data)).then((module) => module.exports)
    oracle.catch(() => {}) // Said where it is asked for.
    return
  }
  const [id, name, ...given] = data
  try {
    const exports = await oracle
    if (name === 'judge') {
      given.push((events) => events % 1000 === 0 && postMessage([id, 'progress', events]))
    }
    postMessage([id, 'done', exports[name](...given)])
  } catch (e) {
    postMessage([id, 'failed', String((e && e.message) || e)])
  }
}
