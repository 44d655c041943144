// Choosing another language keeps the place on the page.
for (const link of document.querySelectorAll('[data-language-link]')) {
  link.addEventListener('click', () => (link.hash = location.hash))
}
