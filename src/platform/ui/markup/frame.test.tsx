import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Footer, LawSection, SupportSection } from '../frame/footer.tsx'
import { MenuButton, MenuTop, SolutionInfo } from '../frame/header.tsx'
import { LanguageSwitcher, MobileLanguageSwitcher } from '../frame/language-switcher.tsx'
import { MainMenu, MobileMenu } from '../frame/main-menu.tsx'
import { MobilePortalInfo, PortalUser } from '../frame/portal-info.tsx'
import { SkipLink } from '../frame/skip-link.tsx'
import { macro, sameMarkup } from './compare.ts'

const buttonType = 'inside a form a button without a type would send it'

test('SkipLink', () => {
  sameMarkup(<SkipLink />, macro('skip-link/skip-link', 'skiplink', {}))
})

test('the parts of Header', () => {
  sameMarkup(<MenuButton />, macro('header/header', 'menu_open_button', {}), [{ why: buttonType, theirs: '<button ', ours: '<button type="button" ' }])
  sameMarkup(<MenuTop />, macro('header/header', 'menu_top', {}), [{ why: buttonType, theirs: '<button ', ours: '<button type="button" ' }])
  sameMarkup(<SolutionInfo portal={{ name: 'Post', href: '/post' }} />, macro('header/header', 'solution_info', { title: { text: 'Post', href: '/post' } }))
  sameMarkup(
    <MobilePortalInfo user={{ name: 'Ida', organisation: 'Prøve ApS', logOutPath: '/log-af', csrfToken: 't' }} />,
    macro('header/header', 'mobile_portal_info', { user: { name: 'Ida', info: 'Prøve ApS' } }),
    [
      {
        why: 'logging out changes something, so it is a form with a token; a form may not stand in a paragraph',
        theirs: '<p>\n<button',
        ours: '<form action="/log-af" method="post"><input name="csrf" type="hidden" value="t"/><button',
      },
      { why: 'as above', theirs: '</button>\n</p>', ours: '</button></form>' },
    ],
  )
})

const rights = (many: number): string[] => Array.from({ length: many }, (_, index) => `Ret ${index + 1}`)
const user = { name: 'Ida', organisation: 'Prøve ApS', logOutPath: '/log-af', csrfToken: 't' }

test('the user’s rights stand in the header; many unfold', () => {
  for (const Part of [PortalUser, MobilePortalInfo]) {
    assert.match(renderToString(<Part user={{ ...user, rights: rights(2) }} />), /<p class="user-rights">Ret 1, Ret 2<\/p>/)
    const many = renderToString(<Part user={{ ...user, rights: rights(10) }} />)
    assert.match(many, /<details class="user-rights"><summary>10 rettigheder<\/summary><ul><li>Ret 1<\/li>/)
    assert.equal(many.match(/<li>/g)?.length, 10)
    assert.doesNotMatch(renderToString(<Part user={user} />), /user-rights/)
  }
})

test('who may act for several organisations is led to the choice, before logging out', () => {
  for (const Part of [PortalUser, MobilePortalInfo]) {
    assert.match(renderToString(<Part user={{ ...user, switchHref: '/skift' }} />), /<a href="\/skift" class="function-link d-print-none switch-organisation">.*Skift virksomhed<\/a><form/)
    assert.doesNotMatch(renderToString(<Part user={user} />), /Skift/)
  }
})

test('the main menu', () => {
  const items = [{ text: 'Indbakke', href: '/post' }, { text: 'Sendt', href: '/post/sent' }, { text: 'Andet', href: '/other' }]
  const links = (current: object) => items.map((item) => (item.text === 'Sendt' ? { ...item, ...current } : item))
  sameMarkup(<MainMenu items={items} path="/post/sent?page=2" />, macro('header/header', 'navigation_menu', { links: links({ current: true }) }))
  sameMarkup(<MobileMenu items={items} path="/post/sent/4" />, macro('header/header', 'mobile_navigation_menu', { links: links({ active: true }) }))
})

test('the language switch', () => {
  const languages = [{ href: '/a?lang=da', code: 'da', name: 'Dansk' }, { href: '/a?lang=en', code: 'en', name: 'English' }]
  const hreflang = [
    { why: 'the page behind the link is in that language too, and a script keeps the place on it', theirs: ' lang="da"', ours: ' data-language-link="true" hreflang="da" lang="da"' },
    { why: 'as above', theirs: ' lang="en"', ours: ' data-language-link="true" hreflang="en" lang="en"' },
  ]
  sameMarkup(<LanguageSwitcher path="/a" />, macro('language-switcher/language-switcher', 'languageSwitcher', { languages }), [
    ...hreflang,
    { why: 'of no use on paper', theirs: 'class="language-switcher"', ours: 'class="language-switcher d-print-none"' },
  ])
  sameMarkup(<MobileLanguageSwitcher path="/a" />, macro('language-switcher/language-switcher', 'languageSwitcherMobile', { languages }), hreflang)
})

test('Footer', () => {
  const support = { telephone: '70201000', email: 'hjaelp@example.dk', hours: 'hverdage 9–15' }
  const columns = [<SupportSection support={support} />, <LawSection />].map((section) => ({ columnSize: 6, content: renderToString(section) }))
  const languages = renderToString(<LanguageSwitcher path="/a" />)
  sameMarkup(<Footer support={support} path="/a" />, macro('footers/footer', 'footer', { columns }).replace('</footer>', `${languages}</footer>`))
})
