// Starts the design system's own behaviours that our components use, in the language of the page.
const { Accordion, CharacterLimit, Dropdown, ErrorSummary, Navigation, Toast, Tooltip } = window.DKFDS
const english = document.documentElement.lang === 'en'

const limitWords = english
  ? {
      character_remaining: 'You have {value} character left',
      characters_remaining: 'You have {value} characters left',
      character_too_many: 'You have {value} character too many',
      characters_too_many: 'You have {value} characters too many',
    }
  : undefined
const accordionWords = english ? { open_all: 'Open all', close_all: 'Close all' } : undefined

for (const accordion of document.querySelectorAll('.accordion')) new Accordion(accordion, accordionWords).init()
for (const field of document.querySelectorAll('.form-limit')) new CharacterLimit(field, limitWords).init()
for (const help of document.querySelectorAll('.tooltip-wrapper')) new Tooltip(help).init()
for (const menu of document.querySelectorAll('.js-dropdown')) new Dropdown(menu).init()
new ErrorSummary(document.querySelector('[data-module="error-summary"]')).init()
new Navigation().init()
for (const toast of document.querySelectorAll('.toast.show')) new Toast(toast).show()

// The design system has no English for the entry that collects what the main menu has no room for.
const more = document.querySelector('.more-button span')
if (more && english) more.textContent = 'More'
