import { test } from 'node:test'
import { Input } from '../forms/input.tsx'
import { ConfirmationLink, ConfirmationPage } from '../tasks/confirmation-page.tsx'
import { DetailsPage } from '../tasks/details-page.tsx'
import { ChangedMeanwhile, EditPage } from '../tasks/edit-page.tsx'
import { PrintButton } from '../tasks/print-button.tsx'
import { Receipt } from '../tasks/receipt.tsx'
import { Summary } from '../tasks/summary.tsx'
import { WizardPage } from '../tasks/wizard-page.tsx'
import { macro, sameMarkup } from './compare.ts'

const form = '<form action="/a" method="post"><input type="hidden" name="csrf" value="t">'
const sent = { action: '/a', csrfToken: 't' }
const button = (text: string, more: object): string => macro('buttons/buttons', 'button', { text, attributes: 'type="submit"', ...more })
const nameField = macro('form/controls/text-input', 'textinput', { id: 'name', name: 'name', label: 'Navn' })

const namedArea = (label: string) => ({
  why: 'an area that takes the focus has a role and a name; the caption names the table',
  theirs: '<div class="table--responsive-scroll" tabindex="0">',
  ours: `<div aria-label="${label}" class="table--responsive-scroll" role="region" tabindex="0">`,
})
const namedList = (label: string) => ({ why: 'the list has a name', theirs: '<tbody>', ours: `<caption class="sr-only">${label}</caption><tbody>` })

const list = (items: readonly object[]): string => macro('structured-list/structured-list', 'structured_list', { breakpoint: 'md', edit: items.some((item) => 'href' in item), items })

test('WizardPage: the step guide beside the step, the button forward first', () => {
  const steps = [{ title: 'System', href: '/1', state: 'done' as const }, { title: 'Kontakt', href: '/2' }, { title: 'Kvittering' }]
  const guide = macro('stepguide/stepguide', 'stepIndicator', {
    steps: [
      { text: 'System', href: '/1', state: 'success' },
      { text: 'Kontakt', href: '/2', state: 'number', current: true },
      { text: 'Kvittering', state: 'number', disabled: true },
    ],
  })
  const way = (value: string) => `type="submit" name="way" value="${value}"`
  sameMarkup(
    <WizardPage title="Opret system" steps={steps} current={2} {...sent} cancelHref="/x"><Input name="name" label="Navn" /></WizardPage>,
    `<h1>Opret system</h1>
    <div class="row">
      <div class="col-12 col-lg-3 side-column">
        <nav aria-label="Trin">
          <div class="d-none d-lg-block">${guide}</div>
          <details class="details d-lg-none"><summary class="details-summary">Trin 2 af 3: Kontakt</summary>${guide}</details>
        </nav>
      </div>
      <div class="col-12 col-lg-9">
        ${macro('stepguide/stepguide', 'simpleStepIndicator', { currentStep: 2, totalSteps: 3 })}
        <h2>Kontakt</h2>
        ${form}${nameField}
          <div class="button-group">
            ${button('Næste', { variant: 'primary', attributes: way('next') })}
            ${button('Tilbage', { variant: 'secondary', attributes: way('back') })}
            <button class="function-link" ${way('later')}>Gem og fortsæt senere</button>
            <a href="/x">Annullér</a>
          </div>
        </form>
      </div>
    </div>`,
  )
})

test('Summary: a link on every line, to the step that asked for it unless the line has its own', () => {
  sameMarkup(
    <Summary sections={[{ title: 'System', editHref: '/1', facts: [{ label: 'Navn', value: 'A' }, { label: 'Art', value: 'B', editHref: '/2' }] }, { title: 'Tom', facts: [] }]} />,
    `<section class="fact-section"><h3>System</h3>${list([{ label: 'Navn', value: 'A', href: '/1' }, { label: 'Art', value: 'B', href: '/2' }])}</section>`,
    [namedArea('System'), namedList('System')],
  )
})

test('Receipt', () => {
  sameMarkup(
    <Receipt title="Oprettet" facts={[{ label: 'Navn', value: 'A' }]} downloadHref="/a.pdf">Tekst</Receipt>,
    `${macro('alerts/alerts', 'alert', { variant: 'success', heading: 'Oprettet', headingLevel: 'h3', content: 'Tekst' })}
    ${list([{ label: 'Navn', value: 'A' }])}
    <div class="d-print-none"><div class="button-group">
      <a href="/a.pdf" class="button button-secondary">${macro('icons/icons--svg', 'icon_svg', { name: 'download' })}Download<span class="sr-only"> PDF</span></a>
      PRINT
    </div></div>`,
    [
      namedArea('Kvittering'),
      namedList('Kvittering'),
      {
        why: 'a button that needs a script is shown by it',
        theirs: 'PRINT',
        ours: macro('buttons/buttons', 'button', { text: 'Udskriv', variant: 'tertiary', icon: 'print', attributes: 'type="button" data-print="true" hidden' }),
      },
    ],
  )
  sameMarkup(<PrintButton />, macro('buttons/buttons', 'button', { text: 'Udskriv', variant: 'tertiary', icon: 'print', attributes: 'type="button" data-print="true" hidden' }))
})

test('DetailsPage', () => {
  sameMarkup(
    <DetailsPage back={{ href: '/', text: 'Systemer' }} title="A" sections={[{ title: 'System', facts: [{ label: 'Navn', value: 'A', editHref: '/1' }] }]} />,
    `${macro('back-link/back-link', 'back_link', { href: '/', text: 'Systemer' })}<h1>A</h1>
    <section class="fact-section"><h2>System</h2>${list([{ label: 'Navn', value: 'A', href: '/1' }])}</section>`,
    [namedArea('System'), namedList('System')],
  )
})

test('EditPage: one field, and what another person changed meanwhile', () => {
  sameMarkup(
    <EditPage back={{ href: '/', text: 'Systemer' }} title="Ret" {...sent}><Input name="name" label="Navn" /></EditPage>,
    `${macro('back-link/back-link', 'back_link', { href: '/', text: 'Systemer' })}<h1>Ret</h1>
    ${form}${nameField}<div class="button-group">${button('Gem', { variant: 'primary' })}<a href="/">Annullér</a></div></form>`,
  )
  const title = 'the heading of a cell on narrow screens, which a script of the design system would add'
  sameMarkup(
    <ChangedMeanwhile fields={[{ label: 'Navn', theirs: 'Deres', yours: 'Mit' }]} />,
    macro('alerts/alerts', 'alert', {
      variant: 'warning',
      heading: 'Nogen har ændret det samme, mens du skrev',
      headingLevel: 'h2',
      content: 'Dit eget står stadig i formularen. Se, hvad der nu gælder, og gem igen, hvis dit skal gælde i stedet.',
    }) +
      macro('table/table', 'table', {
        variant: { breakpoint: 'md' },
        thead: [{ headerContent: 'Felt' }, { headerContent: 'Gælder nu' }, { headerContent: 'Det, du skrev' }],
        tbody: [[{ content: 'Navn' }, { content: 'Deres' }, { content: 'Mit' }]],
      }),
    [
      namedArea('Forskelle'),
      { why: 'the table has a name', theirs: '<thead>', ours: '<caption>Forskelle</caption><thead>' },
      { why: 'the first cell names the row', theirs: '<td>\nNavn\n</td>', ours: '<th data-title="Felt" scope="row">Navn</th>' },
      { why: title, theirs: '<td>\nDeres', ours: '<td data-title="Gælder nu">\nDeres' },
      { why: title, theirs: '<td>\nMit', ours: '<td data-title="Det, du skrev">\nMit' },
    ],
  )
})

test('ConfirmationPage: a question with two ways out', () => {
  sameMarkup(
    <ConfirmationPage title="Slet?" consequence="Alt forsvinder." confirmText="Slet" weight="warning" cancelHref="/" {...sent} />,
    `<div data-confirmation="true"><h1 id="confirmation-title">Slet?</h1><p>Alt forsvinder.</p>
    ${form}<div class="button-group">${button('Slet', { variant: 'warning' })}<a class="button button-secondary" href="/" data-confirmation-cancel="true">Annullér</a></div></form></div>`,
  )
  sameMarkup(<ConfirmationLink href="/delete" about="A">Slet</ConfirmationLink>, '<a href="/delete" data-confirm="true">Slet<span class="sr-only"> A</span></a>')
})
