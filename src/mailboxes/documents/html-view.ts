import type { OpenedContent } from '../../platform/content/index.ts'
import type { Answer } from '../../platform/http/index.ts'
import { page } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { LetterFile } from '../letter-document.ts'
import { decodedWhole } from './decoded-file.ts'
import { decodeText } from './decode-text.ts'
import { sandboxedHeaders } from './document-policy.ts'
import { presentationOf } from './file-presentation.ts'
import { sanitiseHtml } from './sanitise-html.ts'

/** An HTML file, cleaned and under a policy of its own. Throws not.found for files that are not shown so. */
export async function htmlViewAnswer(content: OpenedContent, file: LetterFile): Promise<Answer> {
  if (presentationOf(file) !== 'html') throw new Problem(generalProblems['not.found'])
  const html = decodeText(await decodedWhole(content, file))
  const { language, filename } = file
  return { ...page(sanitiseHtml(html, { title: filename, language })), headers: sandboxedHeaders }
}
