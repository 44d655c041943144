import { z } from 'zod'
import { parseCvrNumber } from '../../parties/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { BackLink, Button, ErrorSummary, Form, Input, Lead, useLanguage } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeePage } from '../employee-page-route.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { describeProblem, generalProblems } from '../../platform/problems/index.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { employeePath, findEmployeePath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'
import { lookUpEmployee } from './look-up-employee.ts'

interface FindFacts {
  readonly cvr: string
  readonly rid: string
  readonly faults: readonly { readonly id: 'cvr' | 'rid'; readonly text: string }[]
}

/** Asks for the two numbers by which an employee of another organisation is known. */
function FindView({ cvr, rid, faults }: FindFacts) {
  const said = employeesTexts[useLanguage()]
  const errorAt = (field: string): string | undefined => faults.find(({ id }) => id === field)?.text
  return (
    <>
      <BackLink href={rightsPaths.employees} text={said.title} />
      <h1>{said.find.title}</h1>
      <ErrorSummary faults={faults} />
      <Lead>{said.find.lead}</Lead>
      <Form action={findEmployeePath} method="get">
        <Input name="cvr" label={said.find.cvr} hint={said.find.cvrHint} value={cvr} error={errorAt('cvr')} length={8} inputMode="numeric" autocomplete="off" />
        <Input name="rid" label={said.find.rid} hint={said.find.ridHint} value={rid} error={errorAt('rid')} length={36} autocomplete="off" />
        <Button>{said.find.button}</Button>
      </Form>
    </>
  )
}

interface Typed {
  readonly cvr: string
  readonly rid: string
}

function faultsOf({ cvr, rid }: Typed, caller: Caller): FindFacts['faults'] {
  const said = employeesTexts[languageOf(caller)].find
  return [
    ...(parseCvrNumber(cvr) === undefined ? [{ id: 'cvr' as const, text: said.cvrInvalid }] : []),
    ...(rid.trim() === '' ? [{ id: 'rid' as const, text: said.ridInvalid }] : []),
  ]
}

async function find(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, typed: Typed): Promise<Answer> {
  const language = languageOf(caller)
  const show = (faults: FindFacts['faults']): Answer => rightsView(services, { caller, acting, title: employeesTexts[language].find.title, status: faults.length === 0 ? 200 : 400, children: <FindView {...typed} faults={faults} /> })
  const faults = faultsOf(typed, caller)
  if (faults.length > 0) return show(faults)
  const numbers = { cvrNumber: parseCvrNumber(typed.cvr) ?? '', rid: typed.rid.trim() }
  const employee = await services.database.transaction((tx) => lookUpEmployee(tx, acting, numbers))
  if (employee === undefined) return show([{ id: 'rid', text: `${describeProblem(grantProblems['rights.employee.unknown'])[language].message} ${describeProblem(grantProblems['rights.employee.unknown'])[language].remedy}` }])
  return seeOther(`${employeePath(employee.identityId, 'give')}?${new URLSearchParams({ cvr: numbers.cvrNumber, rid: numbers.rid }).toString()}`)
}

/** `/rettigheder/employees/find`: by CVR number and RID or UUID, on to what can be given. */
export const findEmployeePages = (services: RightsPortalServices): Route[] => [
  employeePage(services, {
    action: 'rights.manage',
    path: findEmployeePath,
    summary: 'Find an employee of another organisation by CVR number and RID or UUID',
    // It tells names: whoever tries numbers is slowed down.
    rateLimit: { max: 60, windowMs: 60_000 },
    query: z.object({ cvr: z.string().optional(), rid: z.string().optional() }),
    answers: { 200: { page: true }, 303: { empty: true }, 400: { page: true } },
    problems: [generalProblems['too.many.requests']],
    handle: ({ caller, query: { cvr, rid } }, acting) => {
      if (cvr !== undefined || rid !== undefined) return find(services, caller, acting, { cvr: cvr ?? '', rid: rid ?? '' })
      return rightsView(services, { caller, acting, title: employeesTexts[languageOf(caller)].find.title, children: <FindView cvr="" rid="" faults={[]} /> })
    },
  }),
]
