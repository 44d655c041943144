import { test } from 'node:test'
import { Button } from '../button.tsx'
import { Accordion } from '../content/accordion.tsx'
import { Alert } from '../content/alert.tsx'
import { Badge } from '../content/badge.tsx'
import { Card, NavigationCard } from '../content/card.tsx'
import { CopyValue } from '../content/copy-button.tsx'
import { Details } from '../content/details.tsx'
import { Spinner } from '../content/spinner.tsx'
import { StructuredList } from '../content/structured-list.tsx'
import { Table } from '../content/table.tsx'
import { Tag } from '../content/tag.tsx'
import { Toast } from '../content/toast.tsx'
import { Icon } from '../icon.tsx'
import { macro, sameMarkup } from './compare.ts'

test('Icon', () => {
  sameMarkup(<Icon name="save" />, macro('icons/icons--svg', 'icon_svg', { name: 'save' }))
  sameMarkup(<Icon name="save" label="Gem" />, macro('icons/icons--svg', 'icon_svg', { name: 'save', ariaLabel: 'Gem' }))
})

test('Button', () => {
  const theirs = { text: 'Gem', attributes: 'type="submit"' }
  sameMarkup(<Button>Gem</Button>, macro('buttons/buttons', 'button', { ...theirs, variant: 'primary' }))
  sameMarkup(<Button weight="secondary" icon="save">Gem</Button>, macro('buttons/buttons', 'button', { ...theirs, variant: 'secondary', icon: 'save' }))
  sameMarkup(<Button weight="warning" about="brevet">Gem</Button>, macro('buttons/buttons', 'button', { ...theirs, variant: 'warning', srOnly: 'brevet' }))
})

test('Alert', () => {
  for (const tone of ['info', 'success', 'warning', 'error'] as const) {
    const theirs = macro('alerts/alerts', 'alert', { variant: tone, heading: 'Titel', headingLevel: 'h2', content: 'Tekst' })
    sameMarkup(<Alert tone={tone} title="Titel">Tekst</Alert>, theirs)
  }
  sameMarkup(
    <Alert tone="info" blocks><ul><li>Tekst</li></ul></Alert>,
    macro('alerts/alerts', 'alert', { variant: 'info', content: '<ul><li>Tekst</li></ul>', contentContainer: false }),
  )
})

test('Badge', () => {
  sameMarkup(<Badge>Ny</Badge>, macro('badge/badges', 'badge', { text: 'Ny' }))
  sameMarkup(<Badge tone="error">Ny</Badge>, macro('badge/badges', 'badge', { text: 'Ny', variant: { status: 'error' } }))
})

test('Tag', () => {
  sameMarkup(<Tag href="/?filter=1" icon="close">Bolig</Tag>, macro('tags/tags', 'tag', { text: 'Bolig', icon: 'close' }), [
    { why: 'choosing a filter is a link, which works without scripts', theirs: '<button class="tag">', ours: '<a class="tag" href="/?filter=1">' },
    { why: 'as above', theirs: '</button>', ours: '</a>' },
  ])
})

test('Card', () => {
  sameMarkup(
    <Card title="Titel" subtitle="Art"><p>Tekst</p></Card>,
    macro('cards/cards', 'card', { heading: 'Titel', subheading: 'Art', content: '<p>Tekst</p>' }),
  )
  sameMarkup(<NavigationCard href="/a" title="Titel" level={3} />, macro('cards/cards', 'card', { heading: 'Titel', headingLevel: 'h3', navigationCard: { href: '/a' } }))
  sameMarkup(<NavigationCard href="/a" title="Titel" external />, macro('cards/cards', 'card', { heading: 'Titel', navigationCard: { href: '/a', external: true } }))
})

test('Details', () => {
  sameMarkup(<Details summary="Hvad?"><p>Tekst</p></Details>, macro('details/details', 'details', { summary: 'Hvad?', content: '<p>Tekst</p>' }))
})

test('Accordion', () => {
  const ours = (
    <Accordion
      id="a"
      openAll
      items={[{ title: 'Et', content: <p>1</p>, open: true, tone: 'warning' }, { title: 'To', content: <p>2</p>, error: 'Mangler' }]}
    />
  )
  const items = [
    { title: 'Et', content: '<p>1</p>', expanded: 'true', variant: 'warning' },
    { title: 'To', content: '<p>2</p>', errorMessage: 'Mangler' },
  ]
  const closedWithoutScripts = 'without scripts every section is readable; a style sheet closes it where scripts run'
  sameMarkup(ours, macro('accordion/accordion', 'accordion', { id: 'a', openCloseButton: true, items }), [
    { why: closedWithoutScripts, theirs: ' aria-hidden="false" class="accordion-content"', ours: ' class="accordion-content"' },
    { why: closedWithoutScripts, theirs: ' aria-hidden="true" class="accordion-content"', ours: ' class="accordion-content"' },
    { why: 'inside a form a button without a type would send it', theirs: '<button aria-controls', ours: '<button type="button" aria-controls' },
    { why: 'as above', theirs: '<button class="accordion-bulk-button"', ours: '<button type="button" class="accordion-bulk-button"' },
  ])
})

const scrollArea = {
  why: 'an area that takes the focus has a role and a name; the caption names the table',
  theirs: '<div class="table--responsive-scroll" tabindex="0">',
  ours: '<div aria-label="Systemer" class="table--responsive-scroll" role="region" tabindex="0">',
}

test('Table', () => {
  const ours = (
    <Table
      caption="Systemer"
      id="systems"
      empty="Ingen"
      rows={[{ name: 'A' }]}
      columns={[
        { title: 'Navn', cell: ({ name }) => name, sort: { href: '?sort=name', order: 'ascending' } },
        { title: 'Art', cell: () => 'B', sort: { href: '?sort=kind' } },
        { title: 'Breve', cell: () => 'C' },
      ]}
    />
  )
  const theirs = macro('table/table', 'table', {
    id: 'systems',
    variant: { breakpoint: 'md' },
    sorting: { column: 1, direction: 'ascending' },
    thead: [{ headerContent: 'Navn', sorting: true, sortingID: 's1' }, { headerContent: 'Art', sorting: true, sortingID: 's2' }, { headerContent: 'Breve' }],
    tbody: [[{ content: 'A' }, { content: 'B' }, { content: 'C' }]],
  })
  const sortLink = 'sorting is a link, which works without scripts and has an address'
  const title = 'the heading of a cell on narrow screens, which a script of the design system would add'
  sameMarkup(ours, theirs, [
    scrollArea,
    { why: 'the table has a name', theirs: '<thead>', ours: '<caption class="sr-only">Systemer</caption><thead>' },
    { why: sortLink, theirs: '<button class="button button-unstyled" id="s1" type="button">', ours: '<a class="button button-unstyled" href="?sort=name">' },
    { why: sortLink, theirs: '<button class="button button-unstyled" id="s2" type="button">', ours: '<a class="button button-unstyled" href="?sort=kind">' },
    { why: sortLink, theirs: '</button>', ours: '</a>' },
    { why: sortLink, theirs: 'Klik for at sortere faldende', ours: '(sortér faldende)' },
    { why: sortLink, theirs: 'Klik for at sortere efter denne kolonne', ours: '(sortér stigende)' },
    { why: 'the page is loaded anew, so there is nothing to announce', theirs: '<tbody aria-live="polite">', ours: '<tbody>' },
    { why: title, theirs: '<td>\nA', ours: '<td data-title="Navn">\nA' },
    { why: title, theirs: '<td>\nB', ours: '<td data-title="Art">\nB' },
    { why: title, theirs: '<td>\nC', ours: '<td data-title="Breve">\nC' },
  ])
})

test('StructuredList', () => {
  sameMarkup(
    <StructuredList label="Systemer" facts={[{ label: 'Navn', value: 'A', editHref: '/a' }, { label: 'Art', value: 'B' }]} />,
    macro('structured-list/structured-list', 'structured_list', {
      breakpoint: 'md',
      edit: true,
      items: [{ label: 'Navn', value: 'A', href: '/a' }, { label: 'Art', value: 'B' }],
    }),
    [scrollArea, { why: 'the list has a name', theirs: '<tbody>', ours: '<caption class="sr-only">Systemer</caption><tbody>' }],
  )
})

test('Toast', () => {
  sameMarkup(
    <Toast id="t" tone="success" title="Gemt">Tekst</Toast>,
    macro('toast/toast', 'toast', { id: 't', variant: 'success', srVariant: 'Succes', show: true, heading: 'Gemt', content: 'Tekst' }),
    [{ why: 'inside a form a button without a type would send it', theirs: '<button aria-describedby', ours: '<button type="button" aria-describedby' }],
  )
})

test('Spinner', () => {
  sameMarkup(<Spinner status="Henter" small />, macro('spinner/spinner', 'spinner', { status: 'Henter', small: true }))
})

test('CopyValue', () => {
  const button = macro('buttons/buttons', 'button', { text: 'Kopiér', icon: 'copy', variant: 'tertiary', srOnly: 'UUID', attributes: 'type="button" data-copy="u" data-copied="Kopieret" hidden' })
  sameMarkup(<CopyValue id="u" label="UUID">1234</CopyValue>, `<span class="copy-value"><code id="u">1234</code><span class="copy-status" role="status"></span>${button}</span>`)
})
