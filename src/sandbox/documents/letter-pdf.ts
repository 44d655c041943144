import type { FilledLetter } from './fill-letter.ts'
import type { Block } from './letter-template.ts'
import { colourOf, drawFooters, drawLetterhead } from './letterhead.ts'
import { drawArtifact, element, ink, newPdf, page, paleInk, pdfBytes, regular, rule, semiBold } from './pdf-page.ts'
import type { Pdf } from './pdf-page.ts'

const paragraph = { width: page.width, lineGap: 3.2 } as const
const paragraphGap = 9
const factsLeft = page.left + 150
const factHeight = 20

/** The letter as PDF on the sender's paper, tagged for screen readers. The same letter gives the same bytes. */
export async function letterPdf(letter: FilledLetter): Promise<Buffer> {
  const { sender, date } = letter.occasion
  const pdf = newPdf({ title: letter.title, author: sender.name, date })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawLetterhead(pdf, root, letter)
  drawTitle(pdf, root, letter.title)
  for (const block of letter.body) drawBlock(pdf, root, block)
  if (letter.action !== undefined) drawAction(pdf, root, letter.action, colourOf(sender))
  drawSignature(pdf, root, letter)
  root.end()
  drawFooters(pdf)
  return pdfBytes(pdf)
}

function drawTitle(pdf: Pdf, root: PDFKit.PDFStructureElement, title: string): void {
  root.add(element(pdf, 'H1', () => pdf.font(semiBold).fontSize(16).fillColor(ink).text(title, page.left, pdf.y, { width: page.width, lineGap: 1 })))
  pdf.y += 10
}

function drawBlock(pdf: Pdf, root: PDFKit.PDFStructureElement, block: Block): void {
  if (typeof block === 'string') drawParagraph(pdf, root, block)
  else if ('heading' in block) drawHeading(pdf, root, block.heading)
  else if ('points' in block) drawPoints(pdf, root, block.points)
  else drawFacts(pdf, root, block.facts)
}

function drawParagraph(pdf: Pdf, root: PDFKit.PDFStructureElement, text: string): void {
  root.add(element(pdf, 'P', () => bodyFont(pdf).text(text, page.left, pdf.y, paragraph)))
  pdf.y += paragraphGap
}

/** A heading stays with at least two lines of what follows. */
function drawHeading(pdf: Pdf, root: PDFKit.PDFStructureElement, text: string): void {
  makeRoom(pdf, 62)
  pdf.y += 3
  root.add(element(pdf, 'H2', () => pdf.font(semiBold).fontSize(11.5).fillColor(ink).text(text, page.left, pdf.y, { width: page.width })))
  pdf.y += 3
}

function drawPoints(pdf: Pdf, root: PDFKit.PDFStructureElement, points: readonly string[]): void {
  const list = pdf.struct('L')
  root.add(list)
  for (const point of points) {
    makeRoom(pdf, 32)
    const item = pdf.struct('LI')
    list.add(item)
    const { y } = pdf
    item.add(element(pdf, 'Lbl', () => bodyFont(pdf).text('•', page.left + 4, y, { lineBreak: false })))
    item.add(element(pdf, 'LBody', () => bodyFont(pdf).text(point, page.left + 18, y, { ...paragraph, width: page.width - 18 })))
    pdf.y += 3
  }
  list.end()
  pdf.y += paragraphGap - 3
}

function drawFacts(pdf: Pdf, root: PDFKit.PDFStructureElement, facts: readonly (readonly [string, string])[]): void {
  makeRoom(pdf, facts.length * factHeight + 12)
  for (const [label, value] of facts) {
    const top = pdf.y
    drawArtifact(pdf, 'Layout', () => pdf.moveTo(page.left, top).lineTo(page.right, top).lineWidth(0.5).stroke(rule))
    root.add(
      element(
        pdf,
        'P',
        () => pdf.font(regular).fontSize(10).fillColor(paleInk).text(label, page.left, top + 4, { lineBreak: false }),
        () => pdf.font(semiBold).fontSize(10).fillColor(ink).text(value, factsLeft, top + 4, { lineBreak: false }),
      ),
    )
    pdf.y = top + factHeight
  }
  pdf.y += paragraphGap + 2
}

function drawAction(pdf: Pdf, root: PDFKit.PDFStructureElement, action: NonNullable<FilledLetter['action']>, colour: string): void {
  makeRoom(pdf, 60)
  const top = pdf.y + 2
  drawArtifact(pdf, 'Layout', () => pdf.rect(page.left, top, page.width, 42).fill('#f3f5f7').rect(page.left, top, 4, 42).fill(colour))
  root.add(
    element(
      pdf,
      'P',
      () => pdf.font(semiBold).fontSize(10.5).fillColor(ink).text(action.label, page.left + 16, top + 6, { lineBreak: false }),
      () => pdf.font(regular).fontSize(9.5).fillColor(colour).text(action.url, page.left + 16, top + 23, { lineBreak: false }),
    ),
  )
  pdf.y = top + 42 + paragraphGap + 4
}

function drawSignature(pdf: Pdf, root: PDFKit.PDFStructureElement, letter: FilledLetter): void {
  makeRoom(pdf, 84)
  drawParagraph(pdf, root, 'Med venlig hilsen')
  pdf.y += 12
  const { name, title } = letter.signedBy
  root.add(element(pdf, 'P', () => pdf.font(semiBold).fontSize(10.5).fillColor(ink).text(name, page.left, pdf.y)))
  root.add(element(pdf, 'P', () => bodyFont(pdf).text(`${title}, ${letter.occasion.sender.name}`, page.left, pdf.y)))
}

function bodyFont(pdf: Pdf): Pdf {
  return pdf.font(regular).fontSize(10.5).fillColor(ink)
}

/** Goes to a new page where less than `height` is left, so that what belongs together stays together. */
function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > page.bottom) pdf.addPage()
}
