import { answerLoginRequired, loginPath, loginProblems } from '../login/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import type { Problem } from '../platform/problems/index.ts'
import { BackLink, ButtonLink, Details, Lead, useLanguage } from '../platform/ui/index.ts'
import { portalPage } from './frame.tsx'
import type { PortalSettings } from './frame.tsx'
import { languageOf } from './language-of.ts'
import { portalTexts } from './portal.texts.ts'

/** The page of ours that the caller came from; the front page when there is none. */
function wayBack({ headers, url }: Caller): string {
  const { referer, host } = headers
  if (typeof referer !== 'string' || !URL.canParse(referer)) return '/'
  const from = new URL(referer)
  const path = `${from.pathname}${from.search}`
  return from.host === host && path !== url && !path.startsWith('//') ? path : '/'
}

function titleOf(status: number, said: (typeof portalTexts)['da']['problem']): string {
  if (status === 404) return said.notFound
  return status === 500 ? said.internal : said.title
}

/** A sent form has no page of its own to come back to or to show in another language. */
const ownPath = (caller: Caller): string => (caller.headers['content-type'] === undefined ? caller.url : wayBack(caller))

/** Shows a problem as a page: what is wrong, what to do, the way back. A page that needs a login leads through it instead. */
export const problemPage =
  (settings: PortalSettings) =>
  (problem: Problem, caller: Caller): Answer => {
    const toLogin = answerLoginRequired(problem, caller)
    if (toLogin !== undefined) return toLogin
    const { status } = problem.definition
    const title = titleOf(status, portalTexts[languageOf(caller)].problem)
    const children = <ProblemText title={title} problem={problem} caller={caller} />
    const answer = portalPage(settings)({ caller, title, theme: 'neutral', status, path: ownPath(caller), children })
    if (problem.retryAfterSeconds === undefined) return answer
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(problem.retryAfterSeconds) } }
  }

function ProblemText({ title, problem, caller }: { title: string; problem: Problem; caller: Caller }) {
  const language = useLanguage()
  const said = portalTexts[language].problem
  const { way, ...definition } = problem.definition
  const { message, remedy } = definition[language]
  const back = wayBack(caller)
  return (
    <>
      {back !== '/' && <BackLink href={back} text={said.back} />}
      <h1>{title}</h1>
      <Lead>{message}</Lead>
      <p>{remedy}</p>
      {problem.detail !== undefined && (
        <Details summary={said.details}>
          <p lang="en">{problem.detail}</p>
        </Details>
      )}
      <p>
        {said.correlation}: <code>{caller.correlationId}</code>
      </p>
      {problem.code === loginProblems['login.required'] ? (
        <ButtonLink href={loginPath(ownPath(caller))}>{said.logIn}</ButtonLink>
      ) : (
        <ButtonLink href={way?.href ?? '/'} weight="secondary">{way?.[language] ?? said.toFrontPage}</ButtonLink>
      )}
    </>
  )
}
