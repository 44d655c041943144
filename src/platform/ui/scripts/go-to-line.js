// A link to a line of a text that can be changed: selects that line in its field.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-text-line]')
  const field = link && document.querySelector(link.hash)
  if (!field) return
  event.preventDefault()
  const lines = field.value.split('\n')
  const before = Number(link.dataset.textLine) - 1
  const start = lines.slice(0, before).map((line) => `${line}\n`).join('').length
  field.setSelectionRange(start, start + (lines[before]?.length ?? 0))
  // A browser shows the selection when the field gets the focus, not when it has it.
  field.blur()
  field.focus()
})
