// A link to a page that only asks is lifted to a dialog above the page one stands on. Whatever goes wrong, the link leads to the page itself.
async function fetchQuestion(href) {
  const answer = await fetch(href, { headers: { accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return undefined
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return page.querySelector('[data-confirmation]') ?? undefined
}

function showQuestion(question, opener) {
  const dialog = document.createElement('dialog')
  dialog.className = 'confirmation-dialog'
  dialog.setAttribute('aria-labelledby', 'confirmation-title')
  dialog.append(document.importNode(question, true))
  document.body.append(dialog)
  dialog.addEventListener('close', () => {
    dialog.remove()
    // A row's menu closed when the question came, and the link in it with it.
    const isShown = opener.checkVisibility({ visibilityProperty: true })
    const button = isShown ? undefined : opener.closest('.overflow-menu')?.querySelector('.button-overflow-menu')
    ;(button ?? opener).focus()
  })
  for (const cancel of dialog.querySelectorAll('[data-confirmation-cancel]')) {
    cancel.addEventListener('click', (event) => {
      event.preventDefault()
      dialog.close()
    })
  }
  dialog.showModal()
  // The question is read out first, and the Enter key does not yet answer it.
  const title = dialog.querySelector('#confirmation-title')
  title.tabIndex = -1
  title.focus()
}

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-confirm]')
  const wantsOwnWay = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (!link || wantsOwnWay) return
  event.preventDefault()
  if (document.querySelector('.confirmation-dialog')) return
  const question = await fetchQuestion(link.href).catch(() => undefined)
  if (question) showQuestion(question, link)
  else location.href = link.href
})
