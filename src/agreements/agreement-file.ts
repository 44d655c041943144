import type { FileRule } from '../portals/index.ts'
import { maxAgreementBytes } from './agreement.ts'
import { agreementTexts } from './agreements.texts.ts'
import { isPdf } from './is-pdf.ts'

/** The signed agreement: a PDF by its content. */
export const signedFile: FileRule = { field: 'file', maxBytes: maxAgreementBytes, faultOf: (bytes, language) => (isPdf(bytes) ? undefined : agreementTexts[language].fileNoPdf) }
