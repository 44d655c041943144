import { z } from 'zod'
import { eventTexts } from '../../events/index.ts'
import type { Session, SessionServices } from '../../login/index.ts'
import { loginProblems, requireSession } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { formatDateTime, texts } from '../../platform/i18n/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { BackLink, KeysetPagination, Lead, Table, useLanguage } from '../../platform/ui/index.ts'
import type { PortalFrame } from '../../portals/index.ts'
import { languageOf } from '../../portals/index.ts'
import { findMailboxOf } from '../../rights/index.ts'
import { tagsOf } from '../acts.ts'
import { listActivity } from './activity.queries.ts'

const said = texts({
  da: {
    post: 'Post',
    title: 'Hvem har set eller ændret noget om dig',
    lead: (name: string) => `Opslag og ændringer, som myndigheder og virksomheder har foretaget om ${name}.`,
    when: 'Tidspunkt',
    who: 'Organisation',
    what: 'Hvad',
    unknown: 'Ukendt',
    empty: 'Ingen har set eller ændret noget om dig.',
    closed: 'Du har ikke ret til at læse virksomhedens post, og kan derfor ikke se, hvad andre har set eller ændret om den. Anmod om retten i Rettighedsportalen.',
  },
  en: {
    post: 'Post',
    title: 'Who has seen or changed something about you',
    lead: (name) => `Look-ups and changes that authorities and companies made about ${name}.`,
    when: 'Time',
    who: 'Organisation',
    what: 'What',
    unknown: 'Unknown',
    empty: 'Nobody has seen or changed anything about you.',
    closed: 'You have no right to read the company’s post, and so cannot see what others have seen or changed about it. Request the right in the rights portal.',
  },
})

const path = '/post/activity'
const pageSize = 25
const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

interface Subject {
  readonly partyId: PartyId
  readonly name: string
  /** Whose own employees are told of elsewhere. */
  readonly isOrganisation: boolean
}

/** The citizen, or the organisation acted for, if its post may be read. */
async function subjectOf(on: Read, session: Session): Promise<Subject | undefined> {
  if (session.kind === 'citizen') return { partyId: session.partyId, name: session.name, isOrganisation: false }
  const { partyId, name } = session.actingFor
  return (await findMailboxOf(on, session, partyId)) === undefined ? undefined : { partyId, name, isOrganisation: true }
}

type Activity = Awaited<ReturnType<typeof listActivity>>[number]

interface ActivityFacts {
  readonly subject: Subject | undefined
  readonly rows: readonly Activity[]
  readonly isFirst: boolean
}

function ActivityView({ subject, rows, isFirst }: ActivityFacts) {
  const language = useLanguage()
  const words = said[language]
  const shown = rows.slice(0, pageSize)
  const columns: Column<Activity>[] = [
    { title: words.when, cell: ({ occurredAt }) => formatDateTime(occurredAt, language) },
    { title: words.who, cell: ({ organisationName }) => organisationName ?? words.unknown },
    { title: words.what, cell: ({ tag }) => eventTexts[language][tag], names: true },
  ]
  const last = shown.at(-1)
  return (
    <>
      <BackLink href="/post" text={words.post} />
      <h1>{words.title}</h1>
      {subject === undefined ? <Lead>{words.closed}</Lead> : <Lead>{words.lead(subject.name)}</Lead>}
      {subject !== undefined && <Table caption={words.title} columns={columns} rows={shown} empty={words.empty} />}
      <KeysetPagination previousHref={isFirst ? undefined : path} nextHref={rows.length > pageSize && last !== undefined ? `${path}?below=${last.eventId}` : undefined} />
    </>
  )
}

export interface ActivityServices extends SessionServices {
  readonly frame: PortalFrame
}

/** `/post/activity`: what others did about the one who is logged in. Officials are told by their organisation alone. */
export const activityPages = ({ frame, ...services }: ActivityServices): Route[] => [
  route({
    method: 'GET',
    path,
    interface: 'portal',
    audience: 'logged-in',
    summary: 'Look-ups of the person or company, and what officials did about it',
    query: z.object({ below: z.uuid().optional().catch(undefined) }),
    answers: { 200: { page: true } },
    problems: [loginProblems['login.required']],
    handle: async ({ caller, query: { below } }) => {
      const session = await requireSession(services, caller)
      const { subject, rows } = await services.database.read(async (on) => {
        const about = await subjectOf(on, session)
        const wish = about && { partyId: about.partyId, tags: tagsOf(undefined), foreignOnly: about.isOrganisation, below: below ?? afterAll, limit: pageSize + 1 }
        return { subject: about, rows: wish === undefined ? [] : await listActivity(on, wish) }
      })
      const language = languageOf(caller)
      const children = <ActivityView subject={subject} rows={rows} isFirst={below === undefined} />
      return frame({ caller, session, title: said[language].title, theme: session.kind === 'citizen' ? 'borger' : 'virk', portal: { name: said[language].post, href: '/post' }, children })
    },
  }),
]
