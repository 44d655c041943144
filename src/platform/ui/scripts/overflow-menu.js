// What the design system's menus lack for the keyboard: Escape gives the focus back to the button that opened the menu,
// and a button inside a form of the menu does not close it when the focus comes there.
for (const menu of document.querySelectorAll('.overflow-menu')) {
  const button = menu.querySelector('.button-overflow-menu')
  const inner = menu.querySelector('.overflow-menu-inner')
  inner.addEventListener('focusin', (event) => event.stopPropagation())
  inner.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') button.focus()
  })
}
