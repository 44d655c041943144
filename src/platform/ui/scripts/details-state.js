// What a reader unfolded stays unfolded while the browser's tab is open. Only for details with an id that asks for it.
for (const details of document.querySelectorAll('details[data-keep-open]')) {
  const key = `details ${location.pathname} ${details.id}`
  if (sessionStorage.getItem(key)) details.open = sessionStorage.getItem(key) === 'open'
  details.addEventListener('toggle', () => sessionStorage.setItem(key, details.open ? 'open' : 'closed'))
}
