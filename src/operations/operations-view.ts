import type { ComponentChildren } from 'preact'
import type { EmployeeSession, SessionServices } from '../login/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import type { PortalFrame } from '../portals/index.ts'
import { languageOf } from '../portals/index.ts'
import { operationsPaths } from './operations-paths.ts'
import { operationsTexts } from './operations.texts.ts'

/** What the operator's pages need; given by the composition root. */
export interface OperationsServices extends SessionServices {
  readonly frame: PortalFrame
}

interface OperationsView {
  readonly caller: Caller
  readonly session: EmployeeSession
  readonly title: string
  readonly status?: number
  readonly path?: string
  readonly children: ComponentChildren
}

/** A page of operations in the frame of all portals. */
export function operationsView({ frame }: OperationsServices, view: OperationsView): Answer {
  const { portal, overview, charts, undeliverable, agreements, check } = operationsTexts[languageOf(view.caller)]
  return frame({
    ...view,
    theme: 'neutral',
    portal: { name: portal, href: operationsPaths.overview },
    navigation: [
      { text: overview, href: operationsPaths.overview },
      { text: charts, href: operationsPaths.charts },
      { text: undeliverable, href: operationsPaths.undeliverable },
      { text: agreements, href: operationsPaths.agreements },
      { text: check, href: operationsPaths.check },
    ],
  })
}
