import { startOfCivilDate } from '../../platform/clock/index.ts'
import { bodyFont, drawArtifact, drawFacts, drawFooters, drawHeading, drawParagraph, drawPoints, drawTitle, element, ink, makeRoom, newPdf, pageArea, paragraphGap, pdfBytes, regular, semiBold } from '../../platform/pdf/index.ts'
import type { Pdf, PdfElement } from '../../platform/pdf/index.ts'
import { sandboxNotice } from './danish-text.ts'
import type { FilledLetter } from './fill-letter.ts'
import type { Block } from './letter-template.ts'
import { colourOf, drawLetterhead } from './letterhead.ts'

/** The letter as PDF on the sender's paper, tagged for screen readers. The same letter gives the same bytes. */
export async function letterPdf(letter: FilledLetter): Promise<Buffer> {
  const { sender, date } = letter.occasion
  const pdf = newPdf({ language: 'da', title: letter.title, author: sender.name, madeAt: startOfCivilDate(date) })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawLetterhead(pdf, root, letter)
  drawTitle(pdf, root, letter.title)
  for (const block of letter.body) drawBlock(pdf, root, block)
  if (letter.action !== undefined) drawAction(pdf, root, letter.action, colourOf(sender))
  drawSignature(pdf, root, letter)
  root.end()
  drawFooters(pdf, sandboxNotice, (page, pages) => `Side ${page} af ${pages}`)
  return pdfBytes(pdf)
}

function drawBlock(pdf: Pdf, root: PdfElement, block: Block): void {
  if (typeof block === 'string') drawParagraph(pdf, root, block)
  else if ('heading' in block) drawHeading(pdf, root, block.heading)
  else if ('points' in block) drawPoints(pdf, root, block.points)
  else drawFacts(pdf, root, block.facts)
}

function drawAction(pdf: Pdf, root: PdfElement, action: NonNullable<FilledLetter['action']>, colour: string): void {
  makeRoom(pdf, 60)
  const top = pdf.y + 2
  drawArtifact(pdf, 'Layout', () => pdf.rect(pageArea.left, top, pageArea.width, 42).fill('#f3f5f7').rect(pageArea.left, top, 4, 42).fill(colour))
  root.add(
    element(
      pdf,
      'P',
      () => pdf.font(semiBold).fontSize(10.5).fillColor(ink).text(action.label, pageArea.left + 16, top + 6, { lineBreak: false }),
      () => pdf.font(regular).fontSize(9.5).fillColor(colour).text(action.url, pageArea.left + 16, top + 23, { lineBreak: false }),
    ),
  )
  pdf.y = top + 42 + paragraphGap + 4
}

function drawSignature(pdf: Pdf, root: PdfElement, letter: FilledLetter): void {
  makeRoom(pdf, 84)
  drawParagraph(pdf, root, 'Med venlig hilsen')
  pdf.y += 12
  const { name, title } = letter.signedBy
  root.add(element(pdf, 'P', () => pdf.font(semiBold).fontSize(10.5).fillColor(ink).text(name, pageArea.left, pdf.y)))
  root.add(element(pdf, 'P', () => bodyFont(pdf).text(`${title}, ${letter.occasion.sender.name}`, pageArea.left, pdf.y)))
}
