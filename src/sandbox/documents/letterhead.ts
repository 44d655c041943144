import { Temporal } from 'temporal-polyfill'
import { drawArtifact, drawLine, drawRule, element, ink, pageArea, paleInk, regular, semiBold } from '../../platform/pdf/index.ts'
import type { Pdf, PdfElement } from '../../platform/pdf/index.ts'
import { danishDay } from './danish-text.ts'
import type { FilledLetter, LetterSender } from './fill-letter.ts'
import { drawFrom } from '../seeded-draw.ts'

// Dark enough for white letters on them and for text on white (contrast above 7).
const colours = ['#1b4f72', '#14532d', '#6b1d2e', '#3b2f63', '#0f4c4c', '#5a3a12'] as const

/** The colour of an authority: the same on all its letters. */
export function colourOf(sender: LetterSender): string {
  return drawFrom(`colour ${sender.name}`).oneOf(colours)
}

/** Emblem, name and address of the sender, name of the recipient, date and case number. The body begins below. */
export function drawLetterhead(pdf: Pdf, root: PdfElement, letter: FilledLetter): void {
  const { sender, recipientName, date } = letter.occasion
  drawArtifact(pdf, 'Layout', () => drawEmblem(pdf, sender))
  root.add(element(pdf, 'P', () => pdf.font(semiBold).fontSize(14).fillColor(colourOf(sender)).text(sender.name, 106, 51, { width: 290 })))
  root.add(element(pdf, 'P', () => drawAddress(pdf, sender)))
  drawArtifact(pdf, 'Layout', () => drawRule(pdf, 118))
  root.add(element(pdf, 'P', () => pdf.font(regular).fontSize(10.5).fillColor(ink).text(recipientName, pageArea.left, 136, { width: 300 })))
  root.add(element(pdf, 'P', () => drawPair(pdf, 136, ['Dato', danishDay(Temporal.PlainDate.from(date))])))
  root.add(element(pdf, 'P', () => drawPair(pdf, 151, ['Sagsnr.', letter.caseNumber])))
  pdf.x = pageArea.left
  pdf.y = 200
}

function drawEmblem(pdf: Pdf, sender: LetterSender): void {
  const initial = sender.name.slice(0, 1).toUpperCase()
  pdf.path('M 62 42 L 94 42 L 94 62 Q 94 74 78 80 Q 62 74 62 62 Z').fill(colourOf(sender))
  pdf.font(semiBold).fontSize(18).fillColor('#ffffff')
  drawLine(pdf, initial, { left: 78 - pdf.widthOfString(initial) / 2, top: 47 })
}

function drawAddress(pdf: Pdf, sender: LetterSender): void {
  pdf.font(regular).fontSize(8.5).fillColor(paleInk)
  const lines = [...sender.addressLines, `Telefon ${sender.telephone}`, sender.website]
  lines.forEach((line, index) => drawLine(pdf, line, { right: pageArea.right, top: 44 + index * 12 }))
}

function drawPair(pdf: Pdf, top: number, [label, value]: readonly [string, string]): void {
  pdf.fontSize(9)
  drawLine(pdf.font(regular).fillColor(paleInk), label, { left: 380, top })
  drawLine(pdf.font(regular).fillColor(ink), value, { right: pageArea.right, top })
}
