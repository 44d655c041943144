// A form that changes something is sent once, however often one clicks. The button stays enabled in the browser's eyes,
// since a disabled one would neither send its own value nor keep the keyboard's focus.
const sent = new WeakSet()

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('[data-submit-once]')) return
  if (sent.has(form)) {
    event.preventDefault()
    return
  }
  sent.add(form)
  event.submitter?.setAttribute('aria-disabled', 'true')
})

// Coming back with the browser's back button shows the same form again, filled in and ready.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll('[data-submit-once]')) {
    sent.delete(form)
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
  }
})
