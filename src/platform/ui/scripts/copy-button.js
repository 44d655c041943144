// Shows the copy buttons, which are of no use without a script, and copies the text they name.
const shownMs = 3000

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy)
    await navigator.clipboard.writeText(source.textContent)
    const status = button.parentElement.querySelector('[role="status"]')
    status.textContent = button.dataset.copied
    setTimeout(() => (status.textContent = ''), shownMs)
  })
}
