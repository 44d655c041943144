import { drawArtifact, element, ink, pageArea, paleInk, regular, rule, semiBold } from './pdf-page.ts'
import type { Pdf, PdfElement } from './pdf-page.ts'

const paragraph = { width: pageArea.width, lineGap: 3.2 } as const
export const paragraphGap = 9
const labelWidth = 140
const valueLeft = pageArea.left + 150
const valueWidth = pageArea.right - valueLeft
/** Above and below a fact's words. */
const factPadding = 4

/** A label and its value. */
export type PdfFact = readonly [label: string, value: string]

export function drawTitle(pdf: Pdf, root: PdfElement, title: string): void {
  root.add(element(pdf, 'H1', () => pdf.font(semiBold).fontSize(16).fillColor(ink).text(title, pageArea.left, pdf.y, { width: pageArea.width, lineGap: 1 })))
  pdf.y += 10
}

/** A heading stays with at least two lines of what follows. */
export function drawHeading(pdf: Pdf, root: PdfElement, text: string): void {
  makeRoom(pdf, 62)
  pdf.y += 3
  root.add(element(pdf, 'H2', () => pdf.font(semiBold).fontSize(11.5).fillColor(ink).text(text, pageArea.left, pdf.y, { width: pageArea.width })))
  pdf.y += 3
}

export function drawParagraph(pdf: Pdf, root: PdfElement, text: string): void {
  root.add(element(pdf, 'P', () => bodyFont(pdf).text(text, pageArea.left, pdf.y, paragraph)))
  pdf.y += paragraphGap
}

export function drawPoints(pdf: Pdf, root: PdfElement, points: readonly string[]): void {
  const list = pdf.struct('L')
  root.add(list)
  for (const point of points) {
    makeRoom(pdf, 32)
    const item = pdf.struct('LI')
    list.add(item)
    const { y } = pdf
    item.add(element(pdf, 'Lbl', () => bodyFont(pdf).text('•', pageArea.left + 4, y, { lineBreak: false })))
    item.add(element(pdf, 'LBody', () => bodyFont(pdf).text(point, pageArea.left + 18, y, { ...paragraph, width: pageArea.width - 18 })))
    pdf.y += 3
  }
  list.end()
  pdf.y += paragraphGap - 3
}

/** Facts one below the other: a table of two columns whose first one names the row. */
export function drawFacts(pdf: Pdf, root: PdfElement, facts: readonly PdfFact[]): void {
  const table = pdf.struct('Table')
  root.add(table)
  for (const fact of facts) drawFact(pdf, table, fact)
  table.end()
  pdf.y += paragraphGap + 2
}

// The types of pdfkit do not know that a heading of a table has a scope.
const ofTheRow: object = { scope: 'Row' }

function drawFact(pdf: Pdf, table: PdfElement, [label, value]: PdfFact): void {
  const labelFont = (): Pdf => pdf.font(regular).fontSize(10).fillColor(paleInk)
  const valueFont = (): Pdf => pdf.font(semiBold).fontSize(10).fillColor(ink)
  const height = Math.max(labelFont().heightOfString(label, { width: labelWidth }), valueFont().heightOfString(value, { width: valueWidth })) + 2 * factPadding
  makeRoom(pdf, height)
  const top = pdf.y
  drawArtifact(pdf, 'Layout', () => pdf.moveTo(pageArea.left, top).lineTo(pageArea.right, top).lineWidth(0.5).stroke(rule))
  const row = pdf.struct('TR')
  table.add(row)
  row.add(pdf.struct('TH', ofTheRow, () => labelFont().text(label, pageArea.left, top + factPadding, { width: labelWidth })))
  row.add(element(pdf, 'TD', () => valueFont().text(value, valueLeft, top + factPadding, { width: valueWidth })))
  row.end()
  pdf.y = top + height
}

export function bodyFont(pdf: Pdf): Pdf {
  return pdf.font(regular).fontSize(10.5).fillColor(ink)
}

/** Goes to a new page where less than `height` is left, so that what belongs together stays together. */
export function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > pageArea.bottom) pdf.addPage()
}
