import { test } from 'node:test'
import { plainDate } from '../../clock/index.ts'
import { Checkboxes } from '../forms/checkboxes.tsx'
import { DatePicker } from '../forms/date-picker.tsx'
import { FileUpload } from '../forms/file-upload.tsx'
import { Input } from '../forms/input.tsx'
import { Radios } from '../forms/radios.tsx'
import { Search } from '../forms/search.tsx'
import { Select } from '../forms/select.tsx'
import { Textarea } from '../forms/textarea.tsx'
import { TimePicker } from '../forms/time-picker.tsx'
import { macro, sameMarkup } from './compare.ts'

const field = { id: 'f', name: 'f', label: 'Navn' }

test('Input', () => {
  sameMarkup(<Input name="f" label="Navn" />, macro('form/controls/text-input', 'textinput', field))
  sameMarkup(
    <Input name="f" label="Navn" hint="Hjælp" error="Fejlen" value="A" type="email" autocomplete="email" />,
    macro('form/controls/text-input', 'textinput', { ...field, helptext: 'Hjælp', errorMessage: 'Fejlen', value: 'A', type: 'email', autocomplete: 'email' }),
  )
  sameMarkup(<Input name="f" label="Navn" requirement="optional" prefix="https://" suffix="MB" />, macro('form/controls/text-input', 'textinput', { ...field, optionalLabel: true, prefix: 'https://', suffix: 'MB' }))
  sameMarkup(<Input name="f" label="Navn" requirement="filter" readonly limit={50} />, macro('form/controls/text-input', 'textinput', { ...field, required: false, readonly: true, characterLimit: 50 }))
  sameMarkup(<Input name="f" label="Navn" disabled length={4} />, macro('form/controls/text-input', 'textinput', { ...field, disabled: true, classes: { input: 'input-char-4' } }))
})

test('DatePicker', () => {
  const picker = { ...field, helptext: 'Skriv dag, måned og år, f.eks. 24.12.2027', format: 'DD.MM.YYYY', attributes: { input: 'autocomplete="off"' } }
  sameMarkup(<DatePicker name="f" label="Navn" value="2027-12-24" />, macro('form/controls/date-picker', 'datepicker', { ...picker, value: '24.12.2027' }))
  sameMarkup(
    <DatePicker name="f" label="Navn" value="31.4.2027" error="Fejlen" hint="Hjælp" requirement="optional" earliest={plainDate('2027-01-01')} latest={plainDate('2027-12-31')} />,
    macro('form/controls/date-picker', 'datepicker', { ...picker, value: '31.4.2027', helptext: 'Hjælp', errorMessage: 'Fejlen', optionalLabel: true, minDate: '2027-01-01', maxDate: '2027-12-31' }),
  )
})

test('TimePicker and FileUpload are fields of one line that say what they take', () => {
  const options = Array.from({ length: 24 }, (_, half) => `${String(6 + Math.floor(half / 2)).padStart(2, '0')}.${half % 2 === 0 ? '00' : '30'}`)
  sameMarkup(
    <TimePicker name="f" label="Navn" value="8.30" />,
    macro('form/controls/text-input', 'textinput', {
      ...field,
      value: '8.30',
      helptext: 'Skriv timer og minutter, f.eks. 8.30',
      autocomplete: 'off',
      classes: { input: 'input-char-8' },
      attributes: { input: 'list="f-suggestions"' },
    }).replace('</div>', `<datalist id="f-suggestions">${options.map((time) => `<option value="${time}" label="${time}"></option>`).join('')}</datalist></div>`),
  )
  sameMarkup(
    <FileUpload name="f" label="Navn" kinds="PDF" accept=".pdf" maxBytes={10_000_000} kept="a.pdf" error="Fejlen" />,
    macro('form/controls/text-input', 'textinput', {
      ...field,
      type: 'file',
      required: false,
      helptext: 'PDF, højst 10 MB. Du har givet a.pdf. Vælg kun en fil, hvis den skal erstattes.',
      errorMessage: 'Fejlen',
      attributes: { input: 'accept=".pdf"' },
    }),
  )
})

test('HelpText', () => {
  const theirs = macro('form/controls/text-input', 'textinput', { ...field, tooltip: 'Forklaring' })
  sameMarkup(<Input name="f" label="Navn" help="Forklaring" />, theirs, [
    { why: 'the button says what it explains, not only that there is more to read', theirs: 'aria-label="Læs mere"', ours: 'aria-label="Hjælp til Navn"' },
    {
      why: 'without scripts nothing would open the tip',
      theirs: '</button>\n</span>\n',
      ours: '</button></span><noscript><details class="details"><summary class="details-summary">Hjælp til Navn</summary><div class="details-text">Forklaring</div></details></noscript>',
    },
  ])
})

test('Textarea', () => {
  sameMarkup(
    <Textarea name="f" label="Navn" rows={4} limit={100} hint="Hjælp" />,
    macro('form/controls/text-area', 'textarea', { ...field, rows: 4, characterLimit: 100, helptext: 'Hjælp' }),
  )
  sameMarkup(<Textarea name="f" label="Navn" error="Fejlen" value="A" />, macro('form/controls/text-area', 'textarea', { ...field, errorMessage: 'Fejlen', value: 'A' }), [
    { why: 'a faulty field says so, as the macros for input and select do', theirs: '<textarea aria-describedby="f-error"', ours: '<textarea aria-describedby="f-error" aria-invalid="true"' },
  ])
})

test('Select', () => {
  sameMarkup(
    <Select name="f" label="Navn" choices={[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]} value="b" hint="Hjælp" error="Fejlen" />,
    macro('form/controls/select', 'select', { ...field, helptext: 'Hjælp', errorMessage: 'Fejlen', options: [{ value: 'a', text: 'A' }, { value: 'b', text: 'B', isSelected: true }] }),
  )
})

const choices = [{ value: 'a', label: 'A', hint: 'Hjælp' }, { value: 'b', label: 'B', disabled: true }]
const items = [{ value: 'a', label: 'A', helptext: 'Hjælp', checked: true }, { value: 'b', label: 'B', disabled: true }]
const firstChoice = 'the first choice has the id of the question, so that a link of the error summary leads to it'
const ids = [
  { why: firstChoice, theirs: 'id="f-option1-hint"', ours: 'id="f-choice-hint"' },
  { why: firstChoice, theirs: 'aria-describedby="f-option1-hint"', ours: 'aria-describedby="f-choice-hint"' },
  { why: firstChoice, theirs: '"f-option1"', ours: '"f"' },
  { why: firstChoice, theirs: '"f-option2"', ours: '"f-2"' },
]

test('Radios', () => {
  sameMarkup(
    <Radios name="f" label="Art" choices={choices} value="a" error="Fejlen" />,
    macro('radiobuttons/radiobuttons', 'radiobuttons', { id: 'f', groupname: 'f', radiogroupLegend: 'Art', errorMessage: 'Fejlen', items }),
    [
      ...ids,
      { why: 'a legend names its fieldset without further words', theirs: ' aria-labelledby="f-legend"', ours: '' },
      { why: 'as above', theirs: ' id="f-legend"', ours: '' },
    ],
  )
})

test('Checkboxes', () => {
  sameMarkup(
    <Checkboxes name="f" label="Art" choices={choices} values={['a']} hint="Vælg" />,
    macro('checkboxes/checkboxes', 'checkboxes', { id: 'f', groupname: 'f', checkboxLegend: 'Art', helptext: 'Vælg', items }),
    ids,
  )
})

test('Search', () => {
  sameMarkup(<Search name="q" label="Søg efter indhold" />, macro('search/search', 'search', { id: 'q', name: 'q', searchbutton: { type: 'submit' } }))
  sameMarkup(<Search name="q" label="Søg efter indhold" iconOnly />, macro('search/search', 'search', { id: 'q', name: 'q', searchbutton: { type: 'submit', iconOnly: true } }))
})
