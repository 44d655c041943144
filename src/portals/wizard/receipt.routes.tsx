import { z } from 'zod'
import { loginProblems } from '../../login/index.ts'
import type { Caller, Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { makePdf } from '../../platform/pdf/index.ts'
import { languageOf } from '../language-of.ts'
import type { Engine } from './open-draft.ts'
import { notFound } from './open-draft.ts'
import { receiptPath } from './wizard-paths.ts'
import { ReceiptView } from './wizard-views.tsx'
import type { WizardReceipt, WizardVisit } from './wizard.ts'

const declared = ({ place }: Engine) =>
  ({
    method: 'GET',
    interface: 'portal',
    audience: place.audience,
    action: place.action,
    parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase()) }),
    problems: [loginProblems['login.required'], ...place.refusals, generalProblems['not.found']],
  }) as const

/** The receipt, read from the thing itself, so that it outlives the draft. Throws not.found. */
async function readReceipt({ place, wizard }: Engine, caller: Caller, id: string): Promise<{ visit: WizardVisit<unknown>; receipt: WizardReceipt }> {
  const visit = await place.enter(caller)
  const receipt = await place.database.read((on) => wizard.receipt(on, visit.acting, id, languageOf(caller)))
  if (receipt === undefined) throw notFound()
  return { visit, receipt }
}

/** The receipt of what was made, as a page and as a PDF. */
export const receiptRoutes = (engine: Engine): Route[] => [
  route({
    ...declared(engine),
    path: receiptPath(engine.wizard, '{id}'),
    summary: `${engine.wizard.title.en}: the receipt`,
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id } }) => {
      const { visit, receipt } = await readReceipt(engine, caller, id)
      return visit.view({ title: receipt.title, children: <ReceiptView wizard={engine.wizard} id={id} receipt={receipt} /> })
    },
  }),
  route({
    ...declared(engine),
    path: `${receiptPath(engine.wizard, '{id}')}/pdf`,
    summary: `${engine.wizard.title.en}: the receipt as PDF`,
    answers: { 200: { bytes: 'application/pdf' } },
    handle: async ({ caller, parameters: { id } }) => {
      const { title, lead, facts, madeAt } = (await readReceipt(engine, caller, id)).receipt
      const parts = [{ paragraph: lead }, { facts: facts.map(({ label, value }) => [label, value] as const) }]
      const body = await makePdf({ language: languageOf(caller), title, sandbox: engine.place.sandbox, madeAt, parts })
      return { status: 200, body, headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${engine.wizard.name}-${id}.pdf"` } }
    },
  }),
]
