import { appointmentCalendar } from './appointment-calendar.ts'
import { complaintGuideFor } from './complaint-guide.ts'
import { fillLetter } from './fill-letter.ts'
import type { FilledLetter, LetterOccasion } from './fill-letter.ts'
import { letterHtml } from './letter-html.ts'
import { letterPdf } from './letter-pdf.ts'
import type { Enclosure, LetterTemplate } from './letter-template.ts'
import { letterText } from './letter-text.ts'
import { sitePlan } from './site-plan.ts'

/** A file as it goes into a MeMo: name without signs that MeMo forbids, type by MIME. */
export interface DocumentFile {
  readonly filename: string
  readonly mime: string
  readonly bytes: Uint8Array
}

export interface LetterDocuments {
  /** The letter's texts: title, notification, reply date, action. */
  readonly letter: FilledLetter
  /** Format variants of one main document; MeMo allows several. The sandbox's letters have one. */
  readonly main: readonly DocumentFile[]
  readonly additional: readonly DocumentFile[]
}

/** Fills in a template and makes its files. The same template and occasion give the same bytes. A PDF takes some 25 ms. */
export async function makeLetterDocuments(template: LetterTemplate, occasion: LetterOccasion): Promise<LetterDocuments> {
  const letter = fillLetter(template, occasion)
  const additional: DocumentFile[] = []
  for (const enclosure of template.enclosures ?? []) additional.push(await enclosureFile(enclosure, letter))
  return { letter, main: [await mainFile(template, letter)], additional }
}

async function mainFile(template: LetterTemplate, letter: FilledLetter): Promise<DocumentFile> {
  const name = fileNameOf(letter.title)
  switch (template.form) {
    case 'pdf':
      return { filename: `${name}.pdf`, mime: 'application/pdf', bytes: await letterPdf(letter) }
    case 'html':
      return { filename: `${name}.html`, mime: 'text/html', bytes: Buffer.from(letterHtml(letter)) }
    case 'text':
      return { filename: `${name}.txt`, mime: 'text/plain', bytes: Buffer.from(letterText(letter)) }
  }
}

async function enclosureFile(enclosure: Enclosure, letter: FilledLetter): Promise<DocumentFile> {
  switch (enclosure) {
    case 'sitePlan':
      return { filename: 'Tegning.png', mime: 'image/png', bytes: sitePlan(letter.caseNumber) }
    case 'calendar':
      return { filename: 'Aftale.ics', mime: 'text/calendar', bytes: Buffer.from(calendarOf(letter)) }
    case 'complaintGuide':
      return { filename: 'Klagevejledning.pdf', mime: 'application/pdf', bytes: await letterPdf(complaintGuideFor(letter)) }
    case 'plainText':
      return { filename: 'Brevet som tekst.txt', mime: 'text/plain', bytes: Buffer.from(letterText(letter)) }
  }
}

function calendarOf(letter: FilledLetter): string {
  if (letter.appointment === undefined) throw new Error('A template encloses a calendar without telling an appointment')
  return appointmentCalendar(letter, letter.appointment)
}

/** Letters, digits, blanks and hyphens of the title: none of the signs that MeMo forbids in file names. */
function fileNameOf(title: string): string {
  return title.replaceAll(/[^\p{Letter}\p{Number} -]/gu, '').replaceAll(/ +/g, ' ').trim()
}
