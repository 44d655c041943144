import { drawArtifact, drawLine, pageArea, paleInk, regular, rule } from './pdf-page.ts'
import type { Pdf } from './pdf-page.ts'

/** A line across the page. */
export function drawRule(pdf: Pdf, top: number): void {
  pdf.moveTo(pageArea.left, top).lineTo(pageArea.right, top).lineWidth(0.75).stroke(rule)
}

/** A sentence and the page's number at the foot of every page; to be called when all pages are there. */
export function drawFooters(pdf: Pdf, notice: string, pageOf: (page: number, pages: number) => string): void {
  const { count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index)
    drawArtifact(pdf, 'Pagination', () => {
      drawRule(pdf, 790)
      pdf.font(regular).fontSize(8).fillColor(paleInk)
      drawLine(pdf, notice, { left: pageArea.left, top: 797 })
      drawLine(pdf, pageOf(index + 1, count), { right: pageArea.right, top: 797 })
    })
  }
}
