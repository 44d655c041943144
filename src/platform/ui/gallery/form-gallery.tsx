import { Checkbox, Checkboxes } from '../forms/checkboxes.tsx'
import { DatePicker } from '../forms/date-picker.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { FileUpload } from '../forms/file-upload.tsx'
import { Form } from '../forms/form.tsx'
import { HelpText } from '../forms/help-text.tsx'
import { Input } from '../forms/input.tsx'
import { Radios } from '../forms/radios.tsx'
import { Search } from '../forms/search.tsx'
import { Select } from '../forms/select.tsx'
import { Textarea } from '../forms/textarea.tsx'
import { TimePicker } from '../forms/time-picker.tsx'
import { plainDate } from '../../clock/index.ts'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

export const formGallery = (words: Sample): GalleryEntry[] => [...textGallery(words), ...timeGallery(words), ...choiceGallery(words)]

function textGallery(words: Sample): GalleryEntry[] {
  const email = { label: words.email, type: 'email', autocomplete: 'email' } as const
  return [
    {
      name: 'ErrorSummary',
      states: [{ title: 'two faults', node: <ErrorSummary faults={[{ id: 'input-faulty', text: words.emailError }, { id: 'radios-faulty', text: words.chooseKind }]} /> }],
    },
    {
      name: 'Input',
      states: [
        { title: 'plain', node: <Input name="input-plain" label={words.name} autocomplete="name" /> },
        { title: 'hint, optional', node: <Input name="input-hint" {...email} hint={words.emailHint} requirement="optional" /> },
        { title: 'error', node: <Input name="input-faulty" {...email} hint={words.emailHint} error={words.emailError} value="ida" /> },
        { title: 'limit', node: <Input name="input-limit" label={words.name} limit={50} value={words.person} /> },
        { title: 'suffix, length', node: <Input name="input-suffix" label={`${words.size} (MB)`} suffix="MB" length={4} inputMode="decimal" value="99,5" /> },
        { title: 'prefix', node: <Input name="input-prefix" label="URL" prefix="https://" requirement="filter" /> },
        { title: 'date', node: <Input name="input-date" type="date" label={words.date} /> },
        { title: 'file', node: <Input name="input-file" type="file" label="Excel" accept=".xlsx" /> },
        { title: 'suggestions', node: <Input name="input-suggestions" label={words.name} suggestions={[{ value: words.person, label: words.receiver }]} /> },
        { title: 'disabled', node: <Input name="input-disabled" label={words.name} disabled value={words.person} /> },
        { title: 'readonly', node: <Input name="input-readonly" label={words.name} readonly value={words.person} /> },
      ],
    },
    {
      name: 'Textarea',
      states: [
        { title: 'limit', node: <Textarea name="textarea-limit" label={words.message} rows={4} limit={250} value={words.sentence} /> },
        { title: 'wide', node: <Textarea name="textarea-wide" label={words.message} rows={6} wide /> },
        { title: 'code', node: <Textarea name="textarea-code" label="XML" rows={3} wide code value="<memo:label>Brev</memo:label>" /> },
        { title: 'error', node: <Textarea name="textarea-faulty" label={words.message} error={words.emailError} requirement="optional" /> },
      ],
    },
    {
      name: 'Search',
      states: [
        { title: 'word', node: <Form action="#" method="get"><Search name="search-word" label={words.letters} value={words.title} /></Form> },
        { title: 'icon', node: <Form action="#" method="get"><Search name="search-icon" label={words.letters} iconOnly /></Form> },
      ],
    },
  ]
}

function timeGallery(words: Sample): GalleryEntry[] {
  const pdf = { label: words.receipt, kinds: 'PDF', accept: '.pdf,application/pdf', maxBytes: 10_000_000 }
  return [
    {
      name: 'DatePicker',
      states: [
        { title: 'plain', node: <DatePicker name="date-plain" label={words.date} value="2027-12-24" /> },
        { title: 'bounds, optional', node: <DatePicker name="date-bounds" label={words.date} earliest={plainDate('2027-03-01')} latest={plainDate('2027-06-30')} requirement="optional" /> },
        { title: 'error', node: <DatePicker name="date-faulty" label={words.date} value="31.4.2027" error={words.dateError} /> },
        { title: 'disabled', node: <DatePicker name="date-disabled" label={words.date} value="2027-12-24" disabled /> },
      ],
    },
    {
      name: 'TimePicker',
      states: [
        { title: 'plain', node: <TimePicker name="time-plain" label={words.time} value="8.30" /> },
        { title: 'error', node: <TimePicker name="time-faulty" label={words.time} value="25.00" error={words.timeError} /> },
      ],
    },
    {
      name: 'FileUpload',
      states: [
        { title: 'plain', node: <FileUpload name="file-plain" {...pdf} /> },
        { title: 'kept', node: <FileUpload name="file-kept" {...pdf} kept="aftale.pdf" /> },
        { title: 'error', node: <FileUpload name="file-faulty" {...pdf} hint={words.sentence} error={words.fileError} /> },
      ],
    },
    {
      name: 'HelpText',
      states: [
        { title: 'beside words', node: <p>{words.mandatory} <HelpText id="help-words" about={words.mandatory} text={words.sentence} /></p> },
        { title: 'field', node: <Input name="help-field" label={words.name} help={words.sentence} hint={words.emailHint} /> },
        { title: 'question', node: <Radios name="help-radios" label={words.kind} help={words.sentence} choices={[{ value: 'a', label: words.sender }, { value: 'b', label: words.receiver }]} /> },
      ],
    },
  ]
}

function choiceGallery(words: Sample): GalleryEntry[] {
  const choices = [
    { value: 'sender', label: words.sender, hint: words.senderHint },
    { value: 'receiver', label: words.receiver },
    { value: 'both', label: words.both, disabled: true },
  ]
  const kind = { label: words.kind, choices }
  return [
    {
      name: 'Select',
      states: [
        { title: 'chosen', node: <Select name="select-chosen" {...kind} value="receiver" requirement="filter" /> },
        { title: 'error', node: <Select name="select-faulty" {...kind} hint={words.emailHint} error={words.chooseKind} /> },
        { title: 'disabled', node: <Select name="select-disabled" {...kind} disabled /> },
      ],
    },
    {
      name: 'Radios',
      states: [
        { title: 'chosen', node: <Radios name="radios-chosen" {...kind} value="sender" hint={words.emailHint} /> },
        { title: 'error', node: <Radios name="radios-faulty" {...kind} error={words.chooseKind} /> },
      ],
    },
    {
      name: 'Checkboxes',
      states: [
        { title: 'chosen', node: <Checkboxes name="checkboxes-chosen" {...kind} values={['sender', 'receiver']} requirement="optional" /> },
        { title: 'error', node: <Checkboxes name="checkboxes-faulty" {...kind} error={words.chooseKind} /> },
        { title: 'single', node: <Checkbox name="checkbox-single" label={words.agree} checked /> },
        { title: 'single, error', node: <Checkbox name="checkbox-faulty" label={words.agree} required hint={words.emailHint} error={words.chooseKind} /> },
      ],
    },
  ]
}
