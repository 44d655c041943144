import type { Instant } from '../clock/index.ts'
import type { Language } from '../i18n/index.ts'
import { drawFacts, drawHeading, drawParagraph, drawPoints, drawTitle } from './pdf-body.ts'
import type { PdfFact } from './pdf-body.ts'
import { drawFooters } from './pdf-foot.ts'
import { newPdf, pdfBytes } from './pdf-page.ts'
import type { Pdf, PdfElement } from './pdf-page.ts'
import { pdfTexts } from './pdf.texts.ts'

/** A stretch of a document. */
export type PdfPart =
  | { readonly heading: string }
  | { readonly paragraph: string }
  | { readonly facts: readonly PdfFact[] }
  | { readonly list: readonly string[] }

export interface PdfDocument {
  readonly language: Language
  /** The document's first heading, and what a viewer's title bar says. */
  readonly title: string
  /** Every page says so, lest it be taken for real. */
  readonly sandbox: boolean
  /** When it was made, in business time; the same document gives the same bytes. */
  readonly madeAt: Instant
  readonly parts: readonly PdfPart[]
}

/** A receipt or an agreement as PDF/UA-1: tagged, with its fonts, its language and its title (ISO 14289-1). */
export async function makePdf({ language, title, sandbox, madeAt, parts }: PdfDocument): Promise<Buffer> {
  const said = pdfTexts[language]
  const pdf = newPdf({ language, title, author: 'Brevdue', madeAt })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawTitle(pdf, root, title)
  for (const part of parts) drawPart(pdf, root, part)
  root.end()
  drawFooters(pdf, sandbox ? said.sandbox : said.platform, said.pageOf)
  return pdfBytes(pdf)
}

function drawPart(pdf: Pdf, root: PdfElement, part: PdfPart): void {
  if ('heading' in part) drawHeading(pdf, root, part.heading)
  else if ('paragraph' in part) drawParagraph(pdf, root, part.paragraph)
  else if ('facts' in part) drawFacts(pdf, root, part.facts)
  else drawPoints(pdf, root, part.list)
}
