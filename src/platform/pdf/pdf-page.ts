import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { dateObject } from '../clock/index.ts'
import type { Instant } from '../clock/index.ts'
import type { Language } from '../i18n/index.ts'

export type Pdf = PDFKit.PDFDocument
export type PdfElement = PDFKit.PDFStructureElement

/** The area that is written on, in points (1/72 inch) on A4, 595 × 842. */
export const pageArea = { left: 62, right: 533, top: 64, bottom: 770, width: 471 } as const

export const ink = '#1f2328'
export const paleInk = '#5b6470'
export const rule = '#c9ced6'

const fontFolder = new URL('../fonts/IBMPlexSans/complete/ttf/', import.meta.resolve('dkfds'))
const fontFile = (weight: string): string => fileURLToPath(new URL(`IBMPlexSans-${weight}.ttf`, fontFolder))

/** The two weights of the design system's typeface; embedded, as PDF/UA demands. */
export const regular = fontFile('Regular')
export const semiBold = fontFile('SemiBold')

// An option of its own, since the types of pdfkit do not know this subset yet.
const conformance: object = { subset: 'PDF/UA' }

/**
 * pdfkit 0.20 adds a list of an embedded font's glyphs (CIDSet) that lacks the parts of composed letters such as å, which ISO 14289-1 (7.21.4.2)
 * forbids. The list is optional; pdfkit leaves it out where the part of the standard is no number, and says the part all the same.
 */
const withoutGlyphList = { subset: '1' } as const

export interface PdfTitle {
  readonly language: Language
  readonly title: string
  readonly author: string
  /** Stands in the document as the time it was made, so that the same content gives the same bytes. */
  readonly madeAt: Instant
}

const pdfLanguages: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }

/** An empty tagged document, PDF/UA-1. */
export function newPdf({ language, title, author, madeAt }: PdfTitle): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: pageArea.left, right: 595.28 - pageArea.right, top: pageArea.top, bottom: 841.89 - pageArea.bottom },
    pdfVersion: '1.7',
    ...conformance,
    tagged: true,
    lang: pdfLanguages[language],
    displayTitle: true,
    bufferPages: true,
    font: regular,
    info: { Title: safeInXml(title, language), Author: safeInXml(author, language), Creator: 'Brevdue', CreationDate: dateObject(madeAt) },
  })
  return Object.assign(pdf, withoutGlyphList)
}

/** pdfkit 0.20 writes title and author into the XML metadata unescaped; escaped, they would show so in the viewer's title bar. */
function safeInXml(text: string, language: Language): string {
  return text.replaceAll('&', language === 'da' ? 'og' : 'and').replaceAll(/[<>]/g, '')
}

/** A structure element for what a function draws, or several in turn. */
export function element(pdf: Pdf, tag: string, ...draw: (() => void)[]): PdfElement {
  return pdf.struct(tag, {}, draw)
}

/** Draws what carries no meaning for a reader's ear: lines, emblem, page numbers. */
export function drawArtifact(pdf: Pdf, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

/** One line at a place, never broken and never opening a new page. */
export function drawLine(pdf: Pdf, text: string, place: { left: number; top: number } | { right: number; top: number }): void {
  const left = 'left' in place ? place.left : place.right - pdf.widthOfString(text)
  pdf.text(text, left, place.top, { lineBreak: false })
}

/** Ends the document and gives its bytes. */
export function pdfBytes(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.end()
  })
}
