import { test } from 'node:test'
import { BackLink } from '../navigation/back-link.tsx'
import { Breadcrumbs } from '../navigation/breadcrumbs.tsx'
import { OverflowMenu } from '../navigation/overflow-menu.tsx'
import { Pagination } from '../navigation/pagination.tsx'
import { SideNavigation } from '../navigation/side-navigation.tsx'
import { StepList, StepSubheading } from '../navigation/step-guide.tsx'
import { Tabs } from '../navigation/tabs.tsx'
import { Tree } from '../navigation/tree.tsx'
import { macro, sameMarkup } from './compare.ts'

test('BackLink', () => {
  sameMarkup(<BackLink href="/a" />, macro('back-link/back-link', 'back_link', { href: '/a' }))
})

test('Breadcrumbs', () => {
  sameMarkup(
    <Breadcrumbs above={[{ text: 'Forside', href: '/' }, { text: 'Post', href: '/post' }]} here="Brev" />,
    macro('breadcrumbs/breadcrumbs', 'breadcrumbs', { items: [{ text: 'Forside', href: '/' }, { text: 'Post', href: '/post' }, { text: 'Brev' }] }),
  )
})

test('SideNavigation', () => {
  const links = [{ text: 'Indbakke', href: '/a', information: '3 ulæste', links: [{ text: 'Bolig', href: '/a/b', current: true }] }, { text: 'Sendt', href: '/c' }]
  sameMarkup(
    <SideNavigation label="Mapper" path="/a/b" items={[{ text: 'Indbakke', href: '/a', note: '3 ulæste', items: [{ text: 'Bolig', href: '/a/b' }] }, { text: 'Sendt', href: '/c' }]} />,
    `<nav aria-label="Mapper"><ul class="sidemenu">${macro('side-navigation/sidenav', 'nav_list', { links })}</ul></nav>`,
  )
})

test('Tabs', () => {
  sameMarkup(
    <Tabs label="Sider" path="/b" items={[{ text: 'A', href: '/a' }, { text: 'B', href: '/b', icon: 'time' }]} />,
    macro('tabs/tabs', 'navigation_tabs', { ariaLabel: 'Sider', items: [{ text: 'A', href: '/a' }, { text: 'B', href: '/b', icon: 'time', current: true }] }),
  )
})

const noLink = 'an arrow that leads nowhere is no link'
const nowhereBack = [
  { why: noLink, theirs: 'button-first hidden" href="#"', ours: 'button-first hidden"' },
  { why: noLink, theirs: '<a aria-label="Forrige side" class="button button-arrow button-previous hidden" href="#"', ours: '<a class="button button-arrow button-previous hidden"' },
]
const nowhereOn = [
  { why: noLink, theirs: '<a aria-label="Næste side" class="button button-arrow button-next hidden" href="#"', ours: '<a class="button button-arrow button-next hidden"' },
  { why: noLink, theirs: 'button-last hidden" href="#"', ours: 'button-last hidden"' },
]
const lastIsCalledSo = [{ why: 'the last of many pages is called so wherever one stands', theirs: '"Side 20"', ours: '"Sidste side, side 20"' }]

test('Pagination', () => {
  for (const { current, total, differences } of [
    { current: 1, total: 5, differences: nowhereBack },
    { current: 5, total: 5, differences: nowhereOn },
    { current: 4, total: 20, differences: [] },
    { current: 10, total: 20, differences: [] },
    { current: 18, total: 20, differences: lastIsCalledSo },
  ]) {
    const theirs = macro('pagination/pagination', 'pagination', { currentPage: current, totalPages: total })
    sameMarkup(<Pagination current={current} total={total} href={() => '#'} />, theirs, differences)
  }
})

test('StepGuide', () => {
  const steps = [
    { title: 'Et', href: '/1', state: 'done' as const, note: 'Udfyldt' },
    { title: 'To', href: '/2', state: 'faulty' as const },
    { title: 'Tre', href: '/3' },
    { title: 'Fire' },
  ]
  sameMarkup(
    <StepList steps={steps} current={3} />,
    macro('stepguide/stepguide', 'stepIndicator', {
      steps: [
        { text: 'Et', href: '/1', state: 'success', helptext: 'Udfyldt' },
        { text: 'To', href: '/2', state: 'error' },
        { text: 'Tre', href: '/3', state: 'number', current: true },
        { text: 'Fire', state: 'number', disabled: true },
      ],
    }),
  )
  sameMarkup(<StepSubheading current={2} total={4} />, macro('stepguide/stepguide', 'simpleStepIndicator', { currentStep: 2, totalSteps: 4 }))
})

test('OverflowMenu', () => {
  sameMarkup(
    <OverflowMenu id="m" label="Mere" iconOnly><a href="/a">A</a></OverflowMenu>,
    macro('overflow-menu/overflow-menu', 'overflowmenu', { id: 'm', button: { text: 'Mere', srOnly: true }, content: '<ul class="overflow-list"><li><a href="/a">A</a></li></ul>' }),
    [{ why: 'inside a form a button without a type would send it', theirs: '<button aria-controls', ours: '<button type="button" aria-controls' }],
  )
})

test('Tree: the design system has none; a list whose branches unfold by themselves', () => {
  const nodes = [{ text: 'A', href: '/a', items: [{ text: 'B', href: '/b' }] }, { text: 'C', items: [{ text: 'D' }] }]
  const branch = (name: string, open: string, below: string) =>
    `<details${open}><summary>${macro('icons/icons--svg', 'icon_svg', { name: 'chevron-right' })}<span class="sr-only">Under ${name}</span></summary><ul class="tree nobullet-list"><li><span class="tree-name">${below}</span></li></ul></details>`
  sameMarkup(
    <Tree label="Struktur" nodes={nodes} current="/b" />,
    `<nav aria-label="Struktur"><ul class="tree nobullet-list">
      <li><span class="tree-name"><a href="/a">A</a></span>${branch('A', ' open="true"', '<a href="/b" aria-current="page">B</a>')}</li>
      <li><span class="tree-name">C</span>${branch('C', '', 'D')}</li>
    </ul></nav>`,
  )
})
